/** How a fix looks: the goals, the code to change, then what each goal measured. */
import { html, nothing } from 'lit-html';
import { BREAKS } from './judge.ts';
import { fix, solutionFileOf, variationsOf } from './grade.ts';
import { unitOf } from '../../measure.ts';
import { literal } from '../../parameters.ts';
import type { FixQuestion, Goal, Part as Judgement, Values } from '../../types.ts';
import { labelChip } from '../../../components/instruments/reading-view.ts';
import { errorView, glossView } from '../../../components/instruments/result-view.ts';
import { formatValue } from '../../../components/shared/format.ts';
import { fill, type Words } from '../../../components/shared/labels.ts';
import { textOf } from '../../../components/quiz/text.ts';
import { openCode } from './view-code.ts';
import type { Asked, Judged, KindView, Part } from '../../../components/quiz/kind-view.ts';

export const fixView: KindView<FixQuestion> = {
  kind: fix,
  title: 'title-fix',
  commit: () => 'fix-commit',
  keepsForm: true,
  openCode,
  fields: goalsView,
  answer: () => '',
  comparison,
  outline: goalsView,
  reveal: () => '',
  async solution(question, { material, yours }, words) {
    const { solutionDiff } = await import('./view-solution.ts');
    return solutionDiff(yours, material.files[solutionFileOf(question)] ?? '', words);
  },
};

function goalsView({ question, words }: Pick<Asked<FixQuestion>, 'question' | 'words'>): Part {
  const [values = {}] = variationsOf(question);
  return html`<p>${words.labels['fix-goals']}</p>
    <ul class="goals">
      ${question.goals.map(({ text }) => html`<li>${textOf(text, values, words)}</li>`)}
      <li>${words.labels['fix-behaves']}</li>
    </ul>`;
}

function comparison({ question, verdict, words }: Judged<FixQuestion>): Part {
  if (verdict.verdict === 'ungraded') {
    const unread = verdict.parts ?? [];
    return html`${verdict.run ? errorView(verdict.run, words) : nothing}
    ${unread.map((part) => html`<p>${fill(words, 'fix-unread', { goal: goalText(question, part, words) })}</p>`)}`;
  }
  const parts = verdict.parts ?? [];
  const goals = question.goals.flatMap((goal) => {
    const part = parts.find(({ id }) => id === goal.id);
    return part ? [goalView(question, goal, part, words)] : [];
  });
  const behaviour = parts.filter(({ id }) => !question.goals.some((goal) => goal.id === id));
  return html`
    <p>${words.labels['fix-measured']} ${labelChip('live', words)}</p>
    <ul class="parts">
      ${goals} ${behaviour.map((part) => behaviourView(question, part, words))}
      ${
        behaviour.length === 0
          ? html`<li data-right="true">
              <p class="part-mark">✓ ${words.labels['fix-behaves-so']}</p>
            </li>`
          : nothing
      }
    </ul>
  `;
}

function goalText({ goals }: FixQuestion, { id, values = {} }: Judgement, words: Words): string {
  const text = goals.find((goal) => goal.id === id)?.text[words.lang] ?? id;
  return text.replaceAll('`', '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function goalView(question: FixQuestion, goal: Goal, part: Judgement, words: Words): Part {
  const { measured, values = {}, right, why } = part;
  const value = measured === null ? '' : formatValue(measured, unitOf(goal.measure), words);
  const { labels } = words;
  return html`<li data-right=${right}>
    <p>${textOf(goal.text, values, words)}</p>
    <p class="part-mark">
      ${labels[right ? 'goal-met' : 'goal-missed']} ${withValues(question, part, words)}
      ${labels.measured}${labels.colon}${value}
    </p>
    ${why ? html`<p>${textOf(why, values, words)}</p>` : nothing}
  </li>`;
}

function behaviourView(question: FixQuestion, part: Judgement, words: Words): Part {
  const { id, measured, values = {}, why } = part;
  const said = id === BREAKS ? fill(words, 'fix-breaks', { error: measured ?? '' }) : '';
  return html`<li data-right="false">
    <p class="part-mark">
      ✗ ${words.labels['fix-misbehaves']} ${withValues(question, part, words)}
    </p>
    <p>${why ? textOf(why, values, words) : said}</p>
    ${id === BREAKS ? glossOf(String(measured), words) : nothing}
  </li>`;
}

function glossOf(error: string, words: Words) {
  const [type = '', ...message] = error.split(': ');
  return glossView(type, message.join(': '), words);
}

/** Said of what fails with other values than those that the reader sees. */
function withValues(question: FixQuestion, { right, values = {} }: Judgement, words: Words): Part {
  const [shown = {}] = variationsOf(question);
  if (right || Object.keys(values).length === 0 || isSame(values, shown)) return '';
  const written = Object.entries(values).map(([name, value]) => `${name} = ${literal(value)}`);
  return fill(words, 'fix-with', { values: written.join(', ') });
}

function isSame(one: Values, other: Values): boolean {
  return Object.entries(one).every(([name, value]) => other[name] === value);
}
