/**
 * What a terminal would show of a text: a carriage return begins the line anew (progress bars), a backspace goes
 * back by one, and sequences for colours and the cursor are taken out, as are other characters without a shape.
 */
// eslint-disable-next-line no-control-regex -- these are what it is about
const SEQUENCES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;
// eslint-disable-next-line no-control-regex
const SHAPELESS = /[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;
// eslint-disable-next-line no-control-regex
const MOVES = /[\r\x08]/;

export function terminalText(printed: string): string {
  const text = printed.replaceAll(SEQUENCES, '').replaceAll('\r\n', '\n');
  return text
    .split('\n')
    .map((line) => (MOVES.test(line) ? written(line) : line))
    .join('\n')
    .replaceAll(SHAPELESS, '');
}

/** By characters as they are typed: half an emoji is none. */
function written(line: string): string {
  const cells: string[] = [];
  let at = 0;
  for (const character of line) {
    if (character === '\r') at = 0;
    else if (character === '\b') at = Math.max(0, at - 1);
    else {
      cells[at] = character;
      at += 1;
    }
  }
  return cells.join('');
}
