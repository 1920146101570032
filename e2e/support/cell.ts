/** Hands and eyes on one `<python-cell>` of a page. */
import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { PythonCell } from '../../src/components/cell/python-cell.ts';
import type { LabelKey, Words } from '../../src/components/shared/labels.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import type { Language } from './languages.ts';
import { expect } from './test.ts';

export class Cell {
  readonly element: Locator;
  /** The page, or the frame that it stands in. */
  readonly page: Page | FrameLocator;
  readonly words: Words;
  /** The code as a reader first meets it: text, not yet an editor. */
  readonly block: Locator;
  readonly editor: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  readonly resetCode: Locator;
  readonly restart: Locator;
  readonly status: Locator;
  /** What the last run showed. */
  readonly live: Locator;
  /** What was measured when the page was built. */
  readonly built: Locator;

  constructor(page: Page | FrameLocator, { words }: Language, id: string) {
    const element = page.locator(`python-cell#${id}`);
    const { labels } = words;
    const button = (name: LabelKey) => element.getByRole('button', { name: labels[name] });
    this.page = page;
    this.words = words;
    this.element = element;
    this.block = element.locator('.cell-code pre.code');
    this.editor = element.getByRole('textbox', { name: labels['editor-label'] });
    this.run = button('run');
    this.stop = button('stop');
    this.resetCode = button('reset-code');
    this.restart = button('restart');
    // The editor has one of its own, for what it says of full-width marks.
    this.status = element.locator('.cell-panel').getByRole('status');
    this.live = element.locator('.cell-result');
    this.built = element.getByRole('group').filter({ hasText: labels['built-summary'] });
  }

  /** Opens what the cell offers to take along; returns one of its buttons. */
  async take(key: LabelKey): Promise<Locator> {
    const { labels } = this.words;
    const details = this.element.locator('.cell-take');
    if ((await details.getAttribute('open')) === null) await details.getByText(labels.take).click();
    const role = key === 'open-playground' ? 'link' : 'button';
    return details.getByRole(role, { name: labels[key] });
  }

  /** Replaces the code, as an embedder does. */
  async setCode(code: string): Promise<void> {
    await this.element.evaluate((cell: PythonCell, text) => {
      cell.code = text;
    }, code);
  }

  async code(): Promise<string> {
    return this.element.evaluate((cell: PythonCell) => cell.code);
  }

  async result(): Promise<RunResult> {
    const result = await this.element.evaluate((cell: PythonCell) => cell.result);
    if (result === null) throw new Error('The cell has no result yet.');
    return result;
  }

  /** Puts the code in, presses Run and waits until the run has begun. */
  async begin(code: string): Promise<void> {
    await this.setCode(code);
    await this.run.click();
    await this.hasState('running');
  }

  /** Puts the code in, presses Run, and waits until the run has ended in that state. */
  async runs(code: string, end: 'done' | 'failed' | 'stopped' = 'done'): Promise<RunResult> {
    const before = await this.element.evaluate((cell: PythonCell) => cell.result?.runId ?? 0);
    await this.setCode(code);
    await this.run.click();
    await expect
      .poll(() => this.element.evaluate((cell: PythonCell) => cell.result?.runId ?? 0))
      .toBeGreaterThan(before);
    await this.hasState(end);
    return this.result();
  }

  async hasState(state: string): Promise<void> {
    await expect(this.element).toHaveAttribute('data-state', state);
  }

  async says(key: LabelKey): Promise<void> {
    await expect(this.status).toHaveText(this.words.labels[key]);
  }

  /** The place says of all its numbers, in a word and in a sentence, where they come from. */
  async isLabelled(place: Locator, label: RunResult['label']): Promise<void> {
    const { labels } = this.words;
    const chips = place.getByTitle(labels[`label-${label}-long`]);
    await expect(chips.first()).toBeVisible();
    for (const chip of await chips.all()) {
      await expect(chip).toBeVisible();
      await expect(chip).toContainText(labels[`label-${label}`]);
      await expect(chip).toContainText(labels[`label-${label}-long`]);
    }
  }

  /** The number that stands beside a label, like "Difference". */
  number(place: Locator, key: LabelKey): Locator {
    const term = this.page.getByRole('term').filter({ hasText: this.words.labels[key] });
    return place.locator('div', { has: term }).last().getByRole('definition');
  }

  /** What the code printed, as it stands in the page. */
  printed(place: Locator = this.live): Locator {
    return place.locator('.output pre');
  }
}
