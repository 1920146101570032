/** Hands and eyes on one `<quiz-question>`. */
import { expect } from 'vitest';
import type { Words } from '../../src/components/shared/labels.ts';
import type { Language } from '../support/languages.ts';
import type { Page, Part } from './engine.ts';

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
    await this.page.fill(this.#part('textbox', labels['answer-bytes']), text);
    await this.page.click(this.#part('button', labels.commit));
  }

  /** Chooses an option by its text and commits it. */
  async choose(option: string): Promise<void> {
    await this.page.click(this.#part('radio', option));
    await this.page.click(this.#part('button', this.words.labels.commit));
  }

  tryAgain(): Promise<void> {
    return this.page.click(this.#part('button', this.words.labels['try-again']));
  }

  async isGraded(verdict: 'right' | 'wrong'): Promise<void> {
    const said = () =>
      this.page.evaluate(
        (selector) => document.querySelector(selector)?.getAttribute('data-verdict') ?? null,
        this.#selector,
      );
    const words = this.words.labels[`verdict-${verdict}`];
    await expect.poll(() => this.status()).toContain(words);
    expect(await said()).toBe(verdict);
  }

  async status(): Promise<string> {
    return this.page.evaluate(
      (selector) => document.querySelector(selector)?.textContent ?? '',
      `${this.#selector} [role="status"]`,
    );
  }

  #part(role: Part['role'], name: string): Part {
    return { within: this.#selector, role, name };
  }
}
