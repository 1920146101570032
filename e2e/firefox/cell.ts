/** Hands and eyes on one `<python-cell>` in Firefox. Looks everything up anew: pages come and go. */
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { PythonCell } from '../../src/components/lesson/python-cell.ts';
import type { LabelKey, Words } from '../../src/components/shared/labels.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import type { Language } from '../support/languages.ts';

export class Cell {
  readonly page: Page;
  readonly words: Words;
  readonly #id: string;

  constructor(page: Page, { words }: Language, id: string) {
    this.page = page;
    this.words = words;
    this.#id = id;
  }

  /** @throws Error when the page has no such cell. */
  async #element(): Promise<ElementHandle<PythonCell>> {
    const found = await this.page.$(`python-cell#${this.#id}`);
    if (found === null) throw new Error(`${this.page.url()} has no cell ${this.#id}.`);
    return found as ElementHandle<PythonCell>;
  }

  /** Clicks the button with this label, as a reader does: scrolls to it and presses in its middle. */
  async press(key: LabelKey): Promise<void> {
    const selector = `::-p-aria([name="${this.words.labels[key]}"][role="button"])`;
    const button = await (await this.#element()).waitForSelector(selector);
    await button?.click();
  }

  /** The text in a part of the cell; null when there is none. */
  async text(selector: string): Promise<string | null> {
    const element = await this.#element();
    return element.evaluate(
      (cell, part) => cell.querySelector(part)?.textContent ?? null,
      selector,
    );
  }

  /** What the last run printed. */
  printed(): Promise<string | null> {
    return this.text('.cell-result .output pre');
  }

  async setCode(code: string): Promise<void> {
    await (
      await this.#element()
    ).evaluate((cell, text) => {
      cell.code = text;
    }, code);
  }

  async code(): Promise<string> {
    return (await this.#element()).evaluate((cell) => cell.code);
  }

  /** @throws Error when the cell has not run yet. */
  async result(): Promise<RunResult> {
    const result = await (await this.#element()).evaluate((cell) => cell.result);
    if (result === null) throw new Error('The cell has no result yet.');
    return result;
  }

  async hasState(state: string): Promise<void> {
    const now = async () => (await this.#element()).evaluate((cell) => cell.dataset['state']);
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
    const run = async () => (await this.#element()).evaluate((cell) => cell.result?.runId ?? 0);
    const before = await run();
    await this.press('run');
    await expect.poll(run).toBeGreaterThan(before);
    await this.hasState(end);
    return this.result();
  }
}
