/** The certificate, and what is missing while it is not open; pure. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Standing } from '../../progress/rounds.ts';
import { fill, type Words } from '../shared/labels.ts';
import { formatLongDate } from '../shared/when.ts';

export type CertificateModel =
  | {
      kind: 'locked';
      quiz: string;
      /** Questions of a round, and how many of them have to be right. */
      asked: number;
      needed: number;
      best: Standing | null;
      /** The round that goes on. */
      current: Standing | null;
    }
  | {
      kind: 'open';
      /** As it was typed here; kept nowhere else. */
      name: string;
      standing: Standing;
      on: Date;
      /** Of the lessons' questions. */
      lessons: { right: number; all: number };
      python: string;
      pyodide: string;
    };

export interface CertificateActions {
  name: (event: Event) => void;
  print: () => void;
}

export function certificateView(
  model: CertificateModel,
  actions: CertificateActions,
  words: Words,
): TemplateResult {
  return model.kind === 'locked' ? lockedView(model, words) : openView(model, actions, words);
}

type Locked = Extract<CertificateModel, { kind: 'locked' }>;
type Open = Extract<CertificateModel, { kind: 'open' }>;

function lockedView({ quiz, asked, needed, best, current }: Locked, words: Words) {
  const { labels } = words;
  return html`
    <p>${fill(words, 'certificate-locked', { asked, needed })}</p>
    <p>${best === null ? labels['certificate-none'] : bestText(best, words)}</p>
    ${
      current === null
        ? nothing
        : html`<p>
            ${fill(words, 'certificate-under-way', { answered: current.answered, all: current.all })}
          </p>`
    }
    <p><a href=${quiz}>${labels['certificate-to-quiz']}</a></p>
  `;
}

function bestText({ right, all, needed }: Standing, words: Words): string {
  return fill(words, 'certificate-best', { right, all, missing: needed - right });
}

function openView(model: Open, { name, print }: CertificateActions, words: Words) {
  const { labels } = words;
  return html`
    <div class="certificate-form">
      <label>
        <span>${labels['certificate-name']}</span>
        <input type="text" maxlength="80" autocomplete="off" spellcheck="false" @input=${name} />
      </label>
      <p>${labels['certificate-private']}</p>
      <button type="button" class="button-main" @click=${print}>
        ${labels['certificate-print']}
      </button>
    </div>
    ${sheet(model, words)}
  `;
}

function sheet({ name, standing, on, lessons, python, pyodide }: Open, words: Words) {
  const { labels, lang } = words;
  const { right, all } = standing;
  const date = formatLongDate(on, lang);
  const isNamed = name.trim() !== '';
  return html`
    <section class="certificate" aria-label=${labels['certificate-title']}>
      <p class="certificate-site">Freed</p>
      <h2>${labels['certificate-title']}</h2>
      <p class="certificate-course">${labels['certificate-course']}</p>
      <p class="certificate-name" ?data-empty=${!isNamed}>
        ${isNamed ? name.trim() : labels['certificate-nobody']}
      </p>
      <p>${fill(words, 'certificate-passed', { date, right, all })}</p>
      <p>${fill(words, 'certificate-lessons', lessons)}</p>
      <p>${fill(words, 'certificate-measured', { python, pyodide })}</p>
      ${blocks(standing)}
      <p class="certificate-honest">${labels['certificate-honest']}</p>
    </section>
  `;
}

/** The round itself, a block for each answer: full for a right one. The sentence above says the same. */
function blocks({ right, all }: Standing): TemplateResult {
  return html`<div class="certificate-blocks" aria-hidden="true">
    ${Array.from({ length: all }, (_, at) => html`<span ?data-right=${at < right}></span>`)}
  </div>`;
}
