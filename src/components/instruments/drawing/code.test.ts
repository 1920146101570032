// @vitest-environment jsdom
import { render, type TemplateResult } from 'lit-html';
import { expect, test } from 'vitest';
import { codeLine, codeLines, codeOf } from './code.ts';

function shown(view: TemplateResult): HTMLElement {
  const root = document.createElement('div');
  render(view, root);
  return root;
}

const SOURCE = 'def f():\n    del big  # the last one\n<b>"</b>"\n' + `x = ${'a + '.repeat(30)}1`;

test('a line in a sentence is without its indent and its comment', () => {
  expect(shown(codeOf(SOURCE, 2)).querySelector('code')?.textContent).toBe('del big');
});

test('a long one is cut, and says so', () => {
  const text = shown(codeOf(SOURCE, 4)).textContent;
  expect(text).toMatch(/^x = a \+ .+…$/);
  expect(text.length).toBeLessThanOrEqual(48);
});

test('a line that is not there is nothing', () => {
  expect(shown(codeOf(SOURCE, 99)).textContent).toBe('');
});

test('a whole line has its colours, is exact and never markup', () => {
  const root = shown(codeLine(codeLines(SOURCE)[2] ?? []));
  expect(root.textContent).toBe('<b>"</b>"');
  expect(root.querySelector('b')).toBeNull();
  const [first] = codeLines(SOURCE);
  expect(shown(codeLine(first ?? [])).querySelector('.tok-keyword')?.textContent).toBe('def');
});

test('a line that is too long for anybody is cut, and a letter is under no pile of marks', () => {
  const root = shown(codeLine(codeLines(`${'1 + '.repeat(10_000)}1`)[0] ?? []));
  expect(root.textContent).toMatch(/^(1 \+ )+…$/);
  expect(root.textContent.length).toBeLessThan(500);
  const piled = shown(codeLine(codeLines(`x = "a${'\u0301'.repeat(9000)}"`)[0] ?? []));
  expect(piled.textContent).toBe(`x = "a${'\u0301'.repeat(30)}⟨+8970⟩"`);
});

test('code that takes the parser too long is shown without colours, line by line', () => {
  const lines = codeLines('x = [\n'.repeat(20_000));
  expect(lines).toHaveLength(20_001);
  expect(lines[7]).toEqual([{ text: 'x = [', classes: '' }]);
});

test('another code is not taken for the last one', () => {
  expect(codeLines('a = 1')).toHaveLength(1);
  expect(codeLines('a = 1\nb = 2')).toHaveLength(2);
});
