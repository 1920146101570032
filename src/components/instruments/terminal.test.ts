import { expect, test } from 'vitest';
import { terminalText } from './terminal.ts';

test.each([
  ['plain\n\ttext 你好 😀\n', 'plain\n\ttext 你好 😀\n'],
  ['\r1/10\r2/10\r10/10 done\n', '10/10 done\n'],
  ['long line\rab\n', 'abng line\n'],
  ['rows\r\nof Windows\r\n', 'rows\nof Windows\n'],
  ['\x1b[31mred\x1b[0m \x1b[1;38;5;9mbold\x1b[m', 'red bold'],
  ['\x1b]0;title\x07text\x1b[2K\x1b[1A', 'text'],
  ['a\bb', 'b'],
  ['\b\bcd', 'cd'],
  ['bell\x07 null\0', 'bell null'],
  ['\rerr 50%\rerr 100%\n', 'err 100%\n'],
  ['😀\r你', '你'],
])('%j is shown as %j', (printed, shown) => {
  expect(terminalText(printed)).toBe(shown);
});
