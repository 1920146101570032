/** Hands and eyes on one `<quiz-question>` in Firefox. */
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Words } from '../../src/components/shared/labels.ts';
import type { Language } from '../support/languages.ts';

export class QuestionOnPage {
  readonly page: Page;
  readonly words: Words;
  readonly #selector: string;

  constructor(page: Page, { words }: Language, id: string) {
    this.page = page;
    this.words = words;
    this.#selector = `quiz-question#${id}`;
  }

  /** Types a prediction in bytes and commits it. */
  async answer(text: string): Promise<void> {
    const { labels } = this.words;
    await this.#find('textbox', labels['answer-bytes']).fill(text);
    await this.#find('button', labels.commit).click();
  }

  /** Chooses an option by its text and commits it. */
  async choose(option: string): Promise<void> {
    await this.#find('radio', option).click();
    await this.#find('button', this.words.labels.commit).click();
  }

  tryAgain(): Promise<void> {
    return this.#find('button', this.words.labels['try-again']).click();
  }

  async isGraded(verdict: 'right' | 'wrong'): Promise<void> {
    const said = () =>
      this.page.$eval(this.#selector, (element) => element.getAttribute('data-verdict'));
    const words = this.words.labels[`verdict-${verdict}`];
    await expect.poll(() => this.status()).toContain(words);
    expect(await said()).toBe(verdict);
  }

  status(): Promise<string> {
    return this.page.$eval(`${this.#selector} [role="status"]`, ({ textContent }) => textContent);
  }

  #find(role: string, name: string) {
    return this.page.locator(`${this.#selector} ::-p-aria([name="${name}"][role="${role}"])`);
  }
}
