// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { fillIn } from './fill-in.ts';

const FORM = `<form>
  <input name="answer"><input type="radio" name="one" value="a"><input type="radio" name="one" value="b">
  <input type="checkbox" name="many" value="c"><button>Go</button>
</form>`;

function page(): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = FORM;
  document.body.replaceChildren(place);
  return place;
}

const entered = (place: HTMLElement) => [
  ...new FormData(place.querySelector('form') ?? undefined).entries(),
];

test('a form that is rendered anew keeps what was entered', () => {
  const place = page();
  const [text, , second, box] = place.querySelectorAll('input');
  if (!text || !second || !box) throw new Error('The form has changed.');
  text.value = '约 100';
  second.checked = true;
  box.checked = true;
  fillIn(place, () => (place.innerHTML = FORM));
  expect(text.isConnected).toBe(false);
  expect(entered(place)).toEqual([
    ['answer', '约 100'],
    ['one', 'b'],
    ['many', 'c'],
  ]);
});

test('the keyboard stays where it was, and nowhere when it was elsewhere', () => {
  const place = page();
  fillIn(place, () => (place.innerHTML = FORM));
  expect(document.activeElement).toBe(document.body);
  place.querySelector('button')?.focus();
  fillIn(place, () => (place.innerHTML = FORM));
  expect(document.activeElement).toBe(place.querySelector('button'));
});
