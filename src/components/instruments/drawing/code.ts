/** Code in pictures and sentences, in the colours of the cell. */
import { html, type TemplateResult } from 'lit-html';
import { boundMarks } from '../../../interpreter/shown-text.ts';
import { highlight, type Piece } from '../../shared/highlight.ts';

/** About what one line of a phone holds. */
const LONGEST = 48;

/** Characters of code that is coloured: longer code takes the parser too long, and is shown plain. */
const MOST_COLOURED = 20_000;

function coloured(code: string): Piece[][] {
  if (code.length <= MOST_COLOURED) return highlight(code);
  return code.split('\n').map((text) => [{ text, classes: '' }]);
}

let last: { code: string; lines: Piece[][] } = { code: '', lines: [[]] };

/** The lines of a cell's code; a slider asks for the same code again and again. */
export function codeLines(code: string): Piece[][] {
  if (last.code !== code) last = { code, lines: coloured(boundMarks(code)) };
  return last.lines;
}

/** Characters of a line that are shown, each piece in its colour: nobody reads on. */
const WIDEST = 400;

export function codeLine(pieces: readonly Piece[]): TemplateResult {
  return html`${within(pieces, WIDEST).map(({ text, classes }) =>
    classes === '' ? text : html`<span class=${classes}>${text}</span>`,
  )}`;
}

/** The line, or its beginning and an ellipsis. */
function within(pieces: readonly Piece[], most: number): Piece[] {
  const kept: Piece[] = [];
  let room = most;
  for (const { text, classes } of pieces) {
    if (text.length > room) {
      return [...kept, { text: text.slice(0, room), classes }, { text: '…', classes: '' }];
    }
    kept.push({ text, classes });
    room -= text.length;
  }
  return kept;
}

/** A line's code in a sentence, without its indent and its comment, cut where it is long. */
export function codeOf(source: string, line: number): TemplateResult {
  const pieces = codeLines(source)[line - 1] ?? [];
  const code = pieces.filter(({ classes }) => classes !== 'tok-comment');
  const text = within(code, WIDEST)
    .map((piece) => piece.text)
    .join('')
    .trim();
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return html`<code>${short}</code>`;
}
