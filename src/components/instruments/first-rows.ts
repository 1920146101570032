/** The rows of a table that may be very long: the first of them, and a row that says how many more. */
import { html, type TemplateResult } from 'lit-html';
import { counted } from './counted.ts';
import type { Props } from './instrument.ts';

/** Rows that a table has at most: more than anybody reads, and drawn at once also on a phone. */
export const MOST_ROWS = 200;

/** @param columns of the table, for the row that stands for the rest. */
export function firstRows<T>(
  all: readonly T[],
  columns: number,
  speaker: Pick<Props<unknown>, 'say' | 'words'>,
  row: (one: T, at: number) => TemplateResult,
): TemplateResult[] {
  const rows = all.slice(0, MOST_ROWS).map(row);
  const rest = all.length - rows.length;
  return rest > 0 ? [...rows, restRow(rest, columns, speaker)] : rows;
}

export function restRow(
  rest: number,
  columns: number,
  speaker: Pick<Props<unknown>, 'say' | 'words'>,
): TemplateResult {
  return html`<tr>
    <td class="words" colspan=${columns}>${counted('more', rest, speaker)}</td>
  </tr>`;
}
