/**
 * Python as text in few colours: the editor's grammar and classes, so that code looks the same wherever
 * it stands (the static block, the editor, an instrument).
 */
import { highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/python';
import { tokenHighlighter } from './tokens.ts';

export interface Piece {
  text: string;
  /** Empty for what has no colour of its own. */
  classes: string;
}

/** The pieces of each line. Their texts, with newlines between the lines, are the code exactly. */
export function highlight(code: string): Piece[][] {
  const lines: Piece[][] = [[]];
  highlightCode(
    code,
    parser.parse(code),
    tokenHighlighter,
    (text, classes) => lines.at(-1)?.push({ text, classes }),
    () => lines.push([]),
  );
  return lines;
}
