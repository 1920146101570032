/**
 * Questions of the type `fix`: change the code until the goals hold and it still does its work. An
 * answer is the code. For each variation it runs twice, in clean interpreters: once measured, once
 * with the check after it.
 *
 * The reader's code runs before the check in the same interpreter. The check counts as passed only
 * when it has come to its end, which the runner tells, and its last line has printed the seal, a word
 * made for this attempt. That holds off shortcuts, not a reader who reaches into the interpreter: its
 * memory is theirs, the seal in it too (SECURITY.md).
 */
import { combinations, lacksParameter, substitute } from '../../parameters.ts';
import { passesOf } from '../../measure.ts';
import { planRun } from '../../plan.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import { isHeard, isUnfinished, judgeBehaviour, judgeGoal, type Pair } from './judge.ts';
import { sameCode } from './same-code.ts';
import type { Asking, Kind, PlannedRun } from '../kind.ts';
import type {
  Answer,
  FixMistake,
  FixQuestion,
  Goal,
  Measure,
  Part,
  Values,
  Verdict,
} from '../../types.ts';

export function checkFileOf({ cell }: FixQuestion): string {
  return `${cell}.check`;
}

export function solutionFileOf({ cell }: FixQuestion): string {
  return `${cell}.solution`;
}

export function mistakeFileOf({ cell }: FixQuestion, { id }: FixMistake): string {
  return `${cell}.${id}`;
}

export const fix: Kind<FixQuestion> = {
  cells: ({ cell }) => [cell],
  files: (question) => [
    checkFileOf(question),
    solutionFileOf(question),
    ...question.mistakes.map((mistake) => mistakeFileOf(question, mistake)),
  ],
  /** Only the first variation: the others are not for the reader to see. */
  values: (question) => variationsOf(question).slice(0, 1),

  readAnswer({ variations = {} }, { code = [] }) {
    const text = (code[0] ?? '').replace(/\r\n?/g, '\n');
    const missing = Object.keys(variations).find((name) => lacksParameter(text, name));
    return missing === undefined
      ? { ok: true, answer: text }
      : { ok: false, reason: 'line-missing', name: missing };
  },

  runs(question, answer, asking) {
    return variationsOf(question).flatMap((values) =>
      plan(question, codeOf(answer), values, asking),
    );
  },

  grade(question, answer, results, asking) {
    if (typeof answer !== 'string') return ungraded(null, 'unreadable-answer');
    const pairs = variationsOf(question).map((values, at): Pair => {
      return { values, run: results[2 * at], check: results[2 * at + 1] };
    });
    const unfinished = pairs.flatMap(({ run, check }) => [run, check]).find(isUnfinished);
    if (unfinished !== undefined || results.length < 2 * pairs.length) {
      return ungraded(null, 'stopped');
    }
    const [first] = pairs;
    if (first?.run?.status === 'failed') {
      return { ...ungraded(null, 'failed'), run: first.run };
    }
    const goals = question.goals.flatMap((goal) => judgeGoal(goal, pairs) ?? []);
    const unread = goals.find(({ measured }) => measured === null);
    if (unread) return { ...ungraded(null, whyUnmeasured(first?.run)), parts: [unread] };
    if (!pairs.every(isHeard)) return ungraded(null, 'not-measured');
    const behaviour = judgeBehaviour(question, pairs, asking.seal);
    return verdictOn(question, codeOf(answer), [...goals, ...behaviour], asking);
  },

  explain(question, verdict) {
    if (verdict.verdict === 'ungraded') return [];
    const how = verdict.verdict === 'right' ? [question.explain] : [];
    return verdict.why ? [verdict.why, ...how] : how;
  },
};

function codeOf(answer: Answer): string {
  return typeof answer === 'string' ? answer : '';
}

export function variationsOf({ variations }: FixQuestion): Values[] {
  return combinations(variations);
}

function plan(question: FixQuestion, code: string, values: Values, asking: Asking): PlannedRun[] {
  const { cells, files } = asking.material;
  const starter = cells[question.cell];
  const check = files[checkFileOf(question)];
  if (starter === undefined || check === undefined) {
    throw new Error(`Question ${question.id} came without its cell or its check.`);
  }
  const source = substitute(code, values);
  const readers = { ...starter, source };
  const measures = question.goals.filter(({ of }) => of !== 'check').map(measureOf);
  const measured = planRun({ cells: { [starter.id]: readers } }, starter.id, {}, measures);
  const checking = {
    id: checkFileOf(question),
    source: sealed(check, asking.seal),
    needs: [...starter.needs, { id: starter.id, source }],
    apart: true,
  };
  const ofCheck = question.goals.filter(({ of }) => of === 'check').map(measureOf);
  return [measured, { cell: checking, passes: [...new Set(ofCheck.flatMap(passesOf))] }];
}

function measureOf({ measure }: Goal): Measure {
  return measure;
}

/** The check, which prints the seal when it has come to its end. */
function sealed(check: string, seal: string): string {
  return `${check}\n__import__("sys").__stdout__.write("${seal}")\n`;
}

function verdictOn(
  question: FixQuestion,
  code: string,
  parts: Part[],
  { material }: Asking,
): Verdict {
  const fails = parts.filter(({ right }) => !right).map(({ id }) => id);
  if (fails.length === 0) return { verdict: 'right', measured: fails, parts };
  const isUnchanged = sameCode(code, material.cells[question.cell]?.source ?? null);
  const mistake =
    question.mistakes.find((one) =>
      sameCode(code, material.files[mistakeFileOf(question, one)] ?? null),
    ) ??
    // Code that nobody has changed tells of no belief, whatever it misses.
    (isUnchanged ? undefined : question.mistakes.find((one) => isSameSet(one.fails, fails)));
  const { why, misconception } = mistake ?? {};
  return {
    verdict: 'wrong',
    measured: fails,
    parts,
    ...(why && { why }),
    ...(misconception && { misconception }),
  };
}

export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join(' ') === [...other].sort().join(' ');
}
