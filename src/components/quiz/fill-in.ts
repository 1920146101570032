/** Lets a form be rendered anew without losing what was entered, or the keyboard's place. */
import { fieldsOf, restore } from './form-memory.ts';

/** Calls `change`, which replaces the form inside `place`, then enters everything again. */
export function fillIn(place: HTMLElement, change: () => void): void {
  const before = place.querySelector('form');
  const fields = before ? fieldsOf(before) : {};
  const focused = controlsOf(place).findIndex((control) => control === document.activeElement);
  change();
  const after = place.querySelector('form');
  if (after) restore(after, fields);
  controlsOf(place)[focused]?.focus();
}

/** In the order of the page: the same form has the same ones. */
function controlsOf(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('form :is(input, select, button)')];
}
