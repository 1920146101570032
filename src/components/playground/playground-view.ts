/** What stands around the playground's cell: what is open in it, and the reader's drafts. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fillText, type Words } from '../shared/labels.ts';
import { formatDateTime } from '../shared/when.ts';
import { type Origin, titleOf } from './draft.ts';
import type { KeptDraft } from './drafts.ts';
import { hashOf } from './place.ts';
import type { PlaygroundWords } from './words.ts';

export interface HeadModel {
  /** What is open: as it came, or a draft of the reader's own. */
  origin: Origin;
  /** null while nothing of it is the reader's own. */
  draft: { isKept: boolean } | null;
  /** Title of the example or the lesson that it comes from. */
  title: string;
  /** The lesson's address, where it comes from one. */
  href: string | null;
  /** It has been run since it was opened. */
  ran: boolean;
  /** Lines with characters that do not show. */
  hidden: readonly number[];
  problem: string | null;
  note: string | null;
  /** What the reader was writing before; null where it is what is open. */
  last: KeptDraft | null;
}

export interface Said {
  own: PlaygroundWords;
  words: Words;
}

export function headView(model: HeadModel, { own }: Said): TemplateResult {
  const { origin, draft, problem, note } = model;
  const original = draft === null ? null : hashOf(origin);
  return html`
    <div role="status">
      ${problem === null ? nothing : html`<p class="playground-problem">${problem}</p>`}
      ${origin.kind === 'link' ? strangerView(model, own) : nothing}
      <p class="playground-what">${whatView(model, own)}</p>
      ${note === null ? nothing : html`<p>${note}</p>`}
    </div>
    <p class="playground-ways">
      ${draft === null && origin.kind === 'blank' ? nothing : html`<a href="#new">${own.new}</a>`}
      ${
        original === null || origin.kind === 'blank'
          ? nothing
          : html`<a href=${original}>${own.original}</a>`
      }
      ${model.last === null ? nothing : lastView(model.last, own)}
    </p>
  `;
}

function whatView({ origin, draft, title, href }: HeadModel, own: PlaygroundWords) {
  const linked = href === null ? title : html`<a href=${href}>${title}</a>`;
  if (draft === null) {
    if (origin.kind === 'link') return nothing;
    return origin.kind === 'blank' ? own.blank : filled(own[origin.kind], linked);
  }
  const kept = draft.isKept ? own.draft : own['draft-memory'];
  if (origin.kind === 'blank') return kept;
  return html`${kept} · ${filled(own[`draft-${origin.kind}`], linked)}`;
}

function strangerView({ draft, ran, hidden }: HeadModel, own: PlaygroundWords) {
  const text = ran ? own['link-ran'] : own.link;
  const lines = hidden.join(', ');
  return html`
    ${draft === null ? html`<p class="playground-stranger">${text}</p>` : nothing}
    ${
      hidden.length === 0
        ? nothing
        : html`<p class="playground-stranger">${fillText(own.hidden, { lines })}</p>`
    }
  `;
}

function lastView({ id, draft }: KeptDraft, own: PlaygroundWords) {
  const title = titleOf(draft.code) || own.untitled;
  return html`<span
    >${fillText(own['last-draft'], { title })}
    <a href="#draft/${id}">${own['last-draft-open']}</a></span
  >`;
}

/** The text with something that is no text in the place of `{title}`. */
function filled(text: string, title: unknown) {
  const [before, behind] = text.split('{title}');
  return html`${before}${title}${behind}`;
}

export interface DraftsModel {
  drafts: readonly KeptDraft[];
  unreadable: number;
  /** The one that is in the cell. */
  current: string | null;
  /** What was deleted last. */
  deleted: KeptDraft | null;
}

export interface DraftsActions {
  remove: (kept: KeptDraft) => void;
  restore: (kept: KeptDraft) => void;
}

export function draftsView(model: DraftsModel, actions: DraftsActions, said: Said) {
  const { drafts, unreadable, deleted } = model;
  const { own, words } = said;
  return html`
    ${
      drafts.length === 0
        ? nothing
        : html`<details class="playground-list">
            <summary>${fillText(own.drafts, { n: drafts.length })}</summary>
            <ul>
              ${drafts.map((one) => draftView(one, model, actions, said))}
            </ul>
          </details>`
    }
    <p role="status">
      ${
        deleted === null
          ? nothing
          : html`${own.deleted}
              <button type="button" @click=${() => actions.restore(deleted)}>
                ${words.labels.undo}
              </button>`
      }
    </p>
    ${unreadable === 0 ? nothing : html`<p>${fillText(own.unreadable, { n: unreadable })}</p>`}
  `;
}

function draftView(
  kept: KeptDraft,
  { current }: DraftsModel,
  { remove }: DraftsActions,
  { own, words }: Said,
) {
  const { id, draft } = kept;
  const title = titleOf(draft.code) || own.untitled;
  const date = formatDateTime(new Date(draft.at), words.lang);
  return html`<li>
    <a href="#draft/${id}" aria-current=${id === current ? 'true' : nothing}
      ><code>${title}</code></a
    >
    <span>${fillText(own.edited, { date })}</span>
    <button
      type="button"
      aria-label=${fillText(own['delete-what'], { title })}
      @click=${() => remove(kept)}
    >
      ${own.delete}
    </button>
  </li>`;
}
