// @vitest-environment jsdom
import { html, render } from 'lit-html';
import { expect, test } from 'vitest';
import { fieldsOf, isEmpty, restore } from './form-memory.ts';

function form(): HTMLFormElement {
  const root = document.createElement('div');
  render(
    html`<form>
      <input name="answer" type="text" />
      <input name="step" type="text" /><input name="step" type="text" />
      <input name="one" type="radio" value="a" /><input name="one" type="radio" value="b" />
      <input name="some" type="checkbox" value="x" /><input name="some" type="checkbox" value="y" />
      <select name="size">
        <option value="">–</option>
        <option value="large">large</option>
      </select>
      <textarea name="code"></textarea>
      <button name="commit">Commit</button>
    </form>`,
    root,
  );
  const found = root.querySelector('form');
  if (found === null) throw new Error('There is no form.');
  return found;
}

const fields = {
  answer: ['约 100 万'],
  step: ['1', '2'],
  one: ['b'],
  some: ['x', 'y'],
  size: ['large'],
  code: ['del a\n'],
};

test('what was typed and chosen comes back in a new form', () => {
  const empty = form();
  expect(isEmpty(fieldsOf(empty))).toBe(true);
  restore(empty, fields);
  expect(fieldsOf(empty)).toStrictEqual(fields);
  expect(isEmpty(fieldsOf(empty))).toBe(false);
});

test('a choice that was taken back is taken back', () => {
  const filled = form();
  restore(filled, fields);
  restore(filled, { some: ['y'] });
  expect(fieldsOf(filled)['some']).toStrictEqual(['y']);
});

test('fields, options and lengths that no longer fit harm nothing', () => {
  const empty = form();
  restore(empty, { gone: ['x'], one: ['c'], size: ['tiny'], step: ['1', '2', '3'], commit: ['x'] });
  expect(fieldsOf(empty)['step']).toStrictEqual(['1', '2']);
  expect(fieldsOf(empty)['one']).toBeUndefined();
  expect(fieldsOf(empty)['gone']).toBeUndefined();
});

test('markup is text', () => {
  const empty = form();
  restore(empty, { answer: ['<img src=x onerror=alert(1)>'] });
  expect(empty.querySelector('img')).toBeNull();
  expect(fieldsOf(empty)['answer']).toStrictEqual(['<img src=x onerror=alert(1)>']);
});
