// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openProgress, type Progress } from '../../progress/store.ts';
import { FreedElement } from './freed-element.ts';

const shared = vi.hoisted(() => ({ progress: null as Progress | null }));

vi.mock('./page.ts', async (original) => ({
  ...(await original<typeof import('./page.ts')>()),
  sharedProgress: () => shared.progress,
}));

class TestElement extends FreedElement {
  readonly said: string[] = [];

  protected override upgrade(): void {
    this.said.push(`upgraded ${this.builtPart('p').textContent}`);
  }

  protected override connected(here: AbortSignal): void {
    this.said.push('connected');
    window.addEventListener('hello', () => this.said.push('hello'), { signal: here });
    this.follow(() => this.said.push('progress'));
  }

  select(): HTMLSelectElement {
    return this.builtPart('select', HTMLSelectElement);
  }

  followNow(): void {
    this.follow(() => this.said.push('late'));
  }
}
customElements.define('test-element', TestElement);

let progress: Progress;

beforeEach(() => {
  progress = openProgress(null, () => undefined);
  shared.progress = progress;
});

afterEach(() => document.body.replaceChildren());

function made(content = '<p>what was built</p>'): TestElement {
  const element = new TestElement();
  element.innerHTML = content;
  return element;
}

function everything(): void {
  window.dispatchEvent(new Event('hello'));
  progress.saveDraft('lesson/cell', String(Math.random()));
}

describe('an element', () => {
  test('takes over what was built once, and listens while it is on the page', () => {
    const element = made();
    expect(element.said).toEqual([]);
    document.body.append(element);
    everything();
    const first = ['upgraded what was built', 'connected', 'hello', 'progress'];
    expect(element.said).toEqual(first);
    element.remove();
    everything();
    expect(element.said).toEqual(first);
    document.body.append(element);
    everything();
    expect(element.said).toEqual([...first, 'connected', 'hello', 'progress']);
  });

  test('that is moved listens once', () => {
    const element = made();
    document.body.append(element);
    document.body.appendChild(document.createElement('div')).append(element);
    element.said.length = 0;
    everything();
    expect(element.said).toEqual(['hello', 'progress']);
  });

  test('that is off the page follows nothing', () => {
    const element = made();
    element.followNow();
    everything();
    document.body.append(element);
    element.remove();
    element.said.length = 0;
    element.followNow();
    everything();
    expect(element.said).toEqual([]);
  });

  test('says which part it was built without, each time it is put onto the page', () => {
    const errors: string[] = [];
    const heard = (event: ErrorEvent) => {
      event.preventDefault();
      errors.push((event.error as Error).message);
    };
    window.addEventListener('error', heard);
    const element = made('<b></b>');
    document.body.append(element);
    element.remove();
    document.body.append(element);
    window.removeEventListener('error', heard);
    expect(errors).toEqual([
      '<test-element> was built without p.',
      '<test-element> was built without p.',
    ]);
    expect(element.said).toEqual([]);
  });

  test('finds a part only where it is of the kind', () => {
    expect(made('<select></select>').select().localName).toBe('select');
    expect(() => made('<input>').select()).toThrow('<test-element> was built without select.');
  });
});
