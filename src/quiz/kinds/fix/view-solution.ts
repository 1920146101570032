/** The worked solution beside the reader's code, line by line. Loaded when it is opened. */
import { diffLines } from 'diff';
import { html, type TemplateResult } from 'lit-html';
import type { Words } from '../../../components/shared/labels.ts';

export function solutionDiff(yours: string, ours: string, { labels }: Words): TemplateResult {
  const changes = diffLines(`${yours.trimEnd()}\n`, `${ours.trimEnd()}\n`);
  const isSame = changes.every(({ added, removed }) => !added && !removed);
  return html`
    ${isSame ? html`<p>${labels['diff-same']}</p>` : html`<p>${labels['diff-legend']}</p>`}
    <pre class="diff" tabindex="0">
${changes.map(({ value, added, removed }) =>
        linesOf(value).map((line) => lineView(line, { added, removed })),
      )}</pre>
  `;
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** A sign and an element of its own for each: told apart without colour, and by a screen reader. */
function lineView(line: string, { added, removed }: { added: boolean; removed: boolean }) {
  const end = '\n';
  if (added) return html`<ins>+ ${line}</ins>${end}`;
  if (removed) return html`<del>− ${line}</del>${end}`;
  return html`${'  '}${line}${end}`; // as wide as a sign
}
