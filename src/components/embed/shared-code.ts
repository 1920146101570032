/**
 * Shared code in a frame: shown as text in a cell as the playground makes it, and told to be somebody
 * else's, until the reader runs it. Loaded only for such frames.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { readLink } from '../../share/link.ts';
import { linesWithHidden } from '../playground/hidden.ts';
import type { PlaygroundData } from '../playground/playground-data.ts';
import { cellDataOf, cellElement } from '../playground/program.ts';
import { fillText } from '../shared/labels.ts';
import '../cell/python-cell.ts';

export type SharedCode =
  /** `note` belongs above the cell. */
  | { element: HTMLElement; note: TemplateResult }
  /** Why there is none, in words. */
  | { problem: string };

export async function openShared(link: string, data: PlaygroundData): Promise<SharedCode> {
  const { words } = data;
  const reading = await readLink(link);
  if (reading.kind !== 'shared') {
    const version = 'version' in reading ? reading.version : '';
    return {
      problem: fillText(words[reading.kind === 'none' ? 'damaged' : reading.kind], { version }),
    };
  }
  const { code, show } = reading.shared;
  const element = cellElement(cellDataOf({ code, show, origin: { kind: 'link' } }, data));
  const lines = linesWithHidden(code).join(', ');
  const note = html`<p>${words.link}</p>
    ${lines === '' ? nothing : html`<p>${fillText(words.hidden, { lines })}</p>`}`;
  return { element, note };
}
