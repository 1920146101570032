/** What the runs of one version said in words: errors, and a tool's own table. */
import { html, nothing, type TemplateResult } from 'lit-html';

/** In the reader's language: which case, what kind of text, and the text itself, which is Python's. */
export interface RecordedText {
  from: string;
  what: string;
  text: string;
}

export function textsView(texts: readonly RecordedText[]): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing;
  return html`<dl class="recorded-texts">
    ${texts.map(
      ({ from, what, text }) => html`
        <div>
          <dt>${from} · ${what}</dt>
          <dd>
            ${
              text.includes('\n')
                ? html`<pre tabindex="0">${text}</pre>`
                : html`<code>${text}</code>`
            }
          </dd>
        </div>
      `,
    )}
  </dl>`;
}
