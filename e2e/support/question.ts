/** Hands and eyes on one `<quiz-question>` of a page. */
import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { LabelKey, Words } from '../../src/components/shared/labels.ts';
import type { Language } from './languages.ts';
import { expect } from './test.ts';

export { plainText } from './lessons.ts';

/** What the button says, by kind. */
const COMMITS = ['commit', 'commit-answer', 'claim-commit', 'fix-commit'] as const;

export class QuestionOnPage {
  readonly page: Page;
  /** The page, or the frame that it stands in. */
  readonly #root: Page | FrameLocator;
  readonly element: Locator;
  readonly words: Words;
  readonly code: Locator;
  /** Where a number is typed. */
  readonly field: Locator;
  readonly commit: Locator;
  readonly again: Locator;
  /** The verdict and everything said with it. */
  readonly status: Locator;
  readonly problem: Locator;

  constructor(page: Page, { words }: Language, id: string, root: Page | FrameLocator = page) {
    const { labels } = words;
    this.page = page;
    this.#root = root;
    this.words = words;
    this.element = root.locator(`quiz-question#${id}`);
    this.code = this.element.getByRole('group', { name: labels['question-code'] });
    this.field = this.element.getByRole('textbox', { name: labels['answer-bytes'] });
    this.commit = this.element.getByRole('button', {
      name: new RegExp(COMMITS.map((key) => `^${labels[key]}$`).join('|')),
    });
    this.again = this.element.getByRole('button', { name: labels['try-again'] });
    // The editor has one of its own, for what it says of full-width marks.
    this.status = this.element.locator('.question-body').getByRole('status');
    this.problem = this.element.getByRole('alert');
  }

  option(name: string): Locator {
    return this.element.getByRole('radio', { name, exact: true });
  }

  /** The number or the option's text that stands beside "You predicted" or "Measured". */
  shown(key: 'you-predicted' | 'measured'): Locator {
    const term = this.#root.getByRole('term').filter({ hasText: this.words.labels[key] });
    return this.element.locator('div', { has: term }).last().getByRole('definition');
  }

  async says(key: LabelKey): Promise<void> {
    await expect(this.element.getByText(this.words.labels[key])).toBeVisible();
  }

  async hasVerdict(verdict: 'unanswered' | 'right' | 'wrong'): Promise<void> {
    await expect(this.element).toHaveAttribute('data-verdict', verdict);
  }

  /** Waits for a verdict that was given just now; before it, Python may have to start twice. */
  async isGraded(verdict: 'right' | 'wrong'): Promise<void> {
    // What is said with it may hold the same word; the verdict comes first.
    const text = this.status.getByText(this.words.labels[`verdict-${verdict}`]).first();
    await expect(text).toBeVisible({ timeout: 240_000 });
    const live = ':is([role=status], [role=alert], [aria-live]):has(.verdict)';
    await expect(this.element.locator(live), 'is announced once').toHaveCount(1);
    await this.hasVerdict(verdict);
  }
}
