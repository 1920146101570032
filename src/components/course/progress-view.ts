/** "Your progress": what is kept, as a file out and in, and forgetting it; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ProgressData, Scope } from '../../progress/store.ts';
import { fill, type Words } from '../shared/labels.ts';
import type { Course } from '../catalogue/course-data.ts';

/** Something said after an action; `undo` takes the action back. */
export interface Said {
  text: string;
  isProblem: boolean;
  undo: (() => void) | null;
}

export interface ProgressActions {
  save: () => void;
  add: (event: Event) => void;
  forget: (scope: Scope, said: string) => void;
}

export function progressView(
  { course, data, said }: { course: Course; data: ProgressData; said: Said | null },
  actions: ProgressActions,
  words: Words,
): TemplateResult {
  const { labels } = words;
  return html`
    <p>${summaryOf(data, words)}</p>
    <div class="progress-file">
      <button type="button" @click=${actions.save}>${labels.export}</button>
      <label>
        <span>${labels.import}</span>
        <input type="file" accept=".json,application/json" @change=${actions.add} />
      </label>
    </div>
    <div class="progress-forget">
      ${lessonsIn(course, data).map(({ name, title }) => {
        const forget = () =>
          actions.forget(`${name}/*`, fill(words, 'forgot-lesson', { lesson: title }));
        return html`<button type="button" @click=${forget}>
          ${fill(words, 'forget-lesson', { lesson: title })}
        </button>`;
      })}
      ${
        isEmpty(data)
          ? nothing
          : html`<button
              type="button"
              @click=${() => actions.forget('*', labels['forgot-everything'])}
            >
              ${labels['forget-everything']}
            </button>`
      }
    </div>
    ${saidView(said, words)}
  `;
}

/** Both live regions are there from the start, so that what appears in them is announced. */
function saidView(said: Said | null, { labels }: Words): TemplateResult {
  return html`
    <p role="status" class="progress-said">${said?.isProblem === false ? said.text : ''}</p>
    ${
      said?.undo
        ? html`<button type="button" class="button-main progress-undo" @click=${said.undo}>
            ${labels.undo}
          </button>`
        : nothing
    }
    <p role="alert" class="progress-problem">${said?.isProblem ? said.text : ''}</p>
  `;
}

function summaryOf(data: ProgressData, words: Words): string {
  if (isEmpty(data)) return words.labels['progress-none'];
  const answered = Object.keys(data.answers).length;
  const edited = editsIn(data);
  const n = { n: answered };
  return [
    answered === 1 ? words.labels['progress-answered-one'] : fill(words, 'progress-answered', n),
    edited === 1
      ? words.labels['progress-edited-one']
      : fill(words, 'progress-edited', { n: edited }),
  ].join(' ');
}

/** Lessons of which something is kept, those that the course no longer has among them. */
function lessonsIn(course: Course, data: ProgressData): { name: string; title: string }[] {
  const names = new Set(keptIds(data).map((id) => id.replace(/\/.*$/, '')));
  const known = course.filter(({ name }) => names.has(name));
  const gone = [...names].filter((name) => course.every((lesson) => lesson.name !== name));
  return [...known, ...gone.map((name) => ({ name, title: name }))];
}

export function editsIn({ drafts }: ProgressData): number {
  return Object.values(drafts).filter(({ code }) => code !== null).length;
}

function isEmpty(data: ProgressData): boolean {
  return keptIds(data).length === 0;
}

function keptIds({ answers, drafts, typed, rounds }: ProgressData): string[] {
  return [
    ...Object.keys(answers),
    ...Object.keys(rounds),
    ...Object.keys(drafts).filter((id) => drafts[id]?.code != null),
    ...Object.keys(typed).filter((id) => typed[id]?.fields != null),
  ];
}
