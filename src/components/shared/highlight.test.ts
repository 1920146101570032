import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

test('the pieces of all lines are the code exactly, whatever it is', () => {
  const python = fc.array(
    fc.constantFrom('def f(x):', '\n', '    ', "'a", '"""', '# c', 'x = 1', '\t'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        python.map((parts) => parts.join('')),
        fc.string(),
      ),
      (code) => {
        const lines = highlight(code).map((pieces) => pieces.map(({ text }) => text).join(''));
        expect(lines.join('\n')).toBe(code.replace(/\r\n?/g, '\n'));
      },
    ),
  );
});

test('each kind of token has its class', () => {
  const pieces = highlight('def f():  # c\n    return "s" + g(1)').flat();
  const classOf = (text: string) => pieces.find((piece) => piece.text === text)?.classes;
  expect(classOf('def')).toBe('tok-keyword');
  expect(classOf('f')).toBe('tok-function');
  expect(classOf('# c')).toBe('tok-comment');
  expect(classOf('"s"')).toBe('tok-string');
  expect(classOf('1')).toBe('tok-number');
});
