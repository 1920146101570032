/** Code in pictures and sentences, in the colours of the cell. */
import { html, type TemplateResult } from 'lit-html';
import { highlight, type Piece } from '../../shared/highlight.ts';

/** About what one line of a phone holds. */
const LONGEST = 48;

let last: { code: string; lines: Piece[][] } = { code: '', lines: [[]] };

/** The lines of a cell's code; a slider asks for the same code again and again. */
export function codeLines(code: string): Piece[][] {
  if (last.code !== code) last = { code, lines: highlight(code) };
  return last.lines;
}

export function codeLine(pieces: readonly Piece[]): TemplateResult {
  return html`${pieces.map(({ text, classes }) =>
    classes === '' ? text : html`<span class=${classes}>${text}</span>`,
  )}`;
}

/** A line's code in a sentence, without its indent and its comment, cut where it is long. */
export function codeOf(source: string, line: number): TemplateResult {
  const pieces = codeLines(source)[line - 1] ?? [];
  const code = pieces.filter(({ classes }) => classes !== 'tok-comment');
  const text = code
    .map((piece) => piece.text)
    .join('')
    .trim();
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return html`<code>${short}</code>`;
}
