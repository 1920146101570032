// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { holdComposedEnter, isComposing } from './composition.ts';

const press = (init: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init });

describe('Enter', () => {
  test.each([
    ['that ends a composition', { isComposing: true }, true],
    ['that ends a composition in Safari', { keyCode: 229 }, true],
    ['by itself', { keyCode: 13 }, false],
  ])('%s', (_, init, composed) => {
    const event = press(init);
    expect(isComposing(event)).toBe(composed);
    holdComposedEnter(event);
    expect(event.defaultPrevented).toBe(composed);
  });

  test('is the only key that is held', () => {
    const event = press({ key: 'a', isComposing: true });
    holdComposedEnter(event);
    expect(event.defaultPrevented).toBe(false);
  });
});
