/** A table of an instrument, in a place that scrolls by itself where the page is narrow. */
import { html, type TemplateResult } from 'lit-html';

export function dataTable(
  caption: string,
  head: readonly string[],
  rows: readonly TemplateResult[],
): TemplateResult {
  return html`<div class="scrolls" role="group" aria-label=${caption} tabindex="0">
    <table class="plain-table">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
