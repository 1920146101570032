/**
 * Lets a `cut` be answered in its drawing, too: an arrow that is clicked ticks its box in the form,
 * and what is ticked is drawn as cut. The form alone is enough; without a pointer nothing is lost.
 */
import { CUT } from './grade.ts';

/** From now on, in whatever is drawn inside `element`. */
export function followDrawing(element: HTMLElement): void {
  element.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const id = target.closest('form [data-reference]')?.getAttribute('data-reference');
    const box = boxes(element).find(({ value }) => value === id);
    if (box && !box.matches(':disabled')) box.click();
  });
  element.addEventListener('input', () => {
    paint(element);
  });
  new MutationObserver(() => {
    paint(element);
  }).observe(element, { childList: true, subtree: true });
  paint(element);
}

function paint(element: HTMLElement): void {
  const chosen = boxes(element).filter(({ checked }) => checked);
  for (const arrow of element.querySelectorAll('form [data-reference]')) {
    const isCut = chosen.some(({ value }) => value === arrow.getAttribute('data-reference'));
    arrow.toggleAttribute('data-cut', isCut);
  }
}

function boxes(element: HTMLElement): HTMLInputElement[] {
  return [...element.querySelectorAll<HTMLInputElement>(`form input[name="${CUT}"]`)];
}
