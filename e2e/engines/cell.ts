/** Hands and eyes on one `<python-cell>`. Looks everything up anew: pages come and go. */
import { expect } from 'vitest';
import type { PythonCell } from '../../src/components/cell/python-cell.ts';
import type { LabelKey, Words } from '../../src/components/shared/labels.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import type { Language } from '../support/languages.ts';
import type { Page } from './engine.ts';

export class Cell {
  readonly page: Page;
  readonly words: Words;
  readonly #id: string;
  readonly #selector: string;

  constructor(page: Page, { words }: Language, id: string) {
    this.page = page;
    this.words = words;
    this.#id = id;
    this.#selector = `python-cell#${id}`;
  }

  /** Clicks the button with this label, as a reader does: scrolls to it and presses in its middle. */
  async press(key: LabelKey): Promise<void> {
    const name = this.words.labels[key];
    await this.page.click({ within: this.#selector, role: 'button', name });
  }

  /** The text in a part of the cell; null when there is none. */
  text(part: string): Promise<string | null> {
    return this.page.evaluate(
      (selector) => document.querySelector(selector)?.textContent ?? null,
      `${this.#selector} ${part}`,
    );
  }

  /** What the last run printed. */
  printed(): Promise<string | null> {
    return this.text('.cell-result .output pre');
  }

  /** A page may have loaded before its cells have come to life. */
  async #lives(): Promise<void> {
    const lives = () => this.page.evaluate(() => customElements.get('python-cell') !== undefined);
    await expect.poll(lives).toBe(true);
  }

  /** @throws Error when the page has no such cell. */
  async setCode(code: string): Promise<void> {
    await this.#lives();
    await this.page.evaluate(
      (selector, text) => {
        const cell = document.querySelector<PythonCell>(selector);
        if (cell === null) throw new Error(`${location.href} has no ${selector}.`);
        cell.code = text;
      },
      this.#selector,
      code,
    );
  }

  async code(): Promise<string | null> {
    await this.#lives();
    return this.page.evaluate(
      (selector) => document.querySelector<PythonCell>(selector)?.code ?? null,
      this.#selector,
    );
  }

  /** @throws Error when the cell has not run yet. */
  async result(): Promise<RunResult> {
    const result = await this.page.evaluate(
      (selector) => document.querySelector<PythonCell>(selector)?.result ?? null,
      this.#selector,
    );
    if (result === null) throw new Error('The cell has no result yet.');
    return result;
  }

  async hasState(state: string): Promise<void> {
    const now = () =>
      this.page.evaluate(
        (selector) => document.querySelector(selector)?.getAttribute('data-state') ?? null,
        this.#selector,
      );
    await expect.poll(now, { message: `the state of ${this.#id}` }).toBe(state);
  }

  async says(key: LabelKey): Promise<void> {
    await expect.poll(() => this.text('.cell-status')).toBe(this.words.labels[key]);
  }

  /** Puts the code in, presses Run, and waits until it has begun and printed "begins". */
  async begins(code: string): Promise<void> {
    await this.setCode(`print("begins")\n${code}`);
    await this.press('run');
    await expect.poll(() => this.printed()).toBe('begins\n');
  }

  /** Puts the code in, presses Run, and waits until the run has ended in that state. */
  async runs(code: string, end: RunResult['status'] = 'done'): Promise<RunResult> {
    await this.setCode(code);
    return this.runsAsItIs(end);
  }

  async runsAsItIs(end: RunResult['status'] = 'done'): Promise<RunResult> {
    const run = () =>
      this.page.evaluate(
        (selector) => document.querySelector<PythonCell>(selector)?.result?.runId ?? 0,
        this.#selector,
      );
    const before = await run();
    await this.press('run');
    await expect.poll(run).toBeGreaterThan(before);
    await this.hasState(end);
    return this.result();
  }
}
