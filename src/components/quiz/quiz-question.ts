/**
 * `<quiz-question>`: the form that the build has rendered, until somebody answers it, or has
 * answered it before. Only then the rest is loaded (question-flow.ts): reading costs nothing.
 */
import { lacking } from '../../interpreter/capabilities.ts';
import { questionData, type QuestionData } from '../cell/cell-data.ts';
import { holdComposedEnter } from '../shared/composition.ts';
import { fill } from '../shared/labels.ts';
import { messageOf } from '../shared/message-of.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { warmInterpreter } from '../shared/page.ts';
import type { ItemId } from '../../progress/store.ts';
import { fieldsOf, isEmpty } from './form-memory.ts';
import type { QuestionFlow } from './question-flow.ts';

export class QuizQuestionElement extends FreedElement {
  #data!: QuestionData;
  #flow: Promise<QuestionFlow> | null = null;
  #opened: QuestionFlow | null = null;

  protected override connected(): void {
    if (this.dataset['static'] !== undefined) return;
    this.follow(() => this.#heard());
    this.#heard();
  }

  protected override upgrade(): void {
    this.#data = questionData(this);
    if (lacking(globalThis) !== null) {
      this.dataset['static'] = ''; // as without JavaScript: what was built is all there is
      return;
    }
    this.addEventListener('submit', this.#submit);
    this.addEventListener('input', this.#keepTyped);
    this.addEventListener('keydown', holdComposedEnter);
    this.addEventListener('focusin', this.#touch, { once: true });
    this.addEventListener('focusin', this.#touchCode);
    if (this.#data.isFollowed) this.#followForm();
    const progress = this.progress;
    const kept = progress.typed(this.#id) ?? progress.draft(this.#id);
    if (kept !== null || this.#isInCode(document.activeElement)) this.#openQuietly();
  }

  /** Whether that is the code of a question which is answered by changing it. */
  #isInCode(target: unknown): boolean {
    if (!this.#data.isCode || !(target instanceof Element)) return false;
    return this.contains(target) && target.closest('.question-code') !== null;
  }

  get #id(): ItemId {
    return `${this.#data.lesson}/${this.#data.question.id}`;
  }

  #heard(): void {
    if (this.#opened !== null) this.#opened.heard();
    else if (this.progress.answer(this.#id) !== null) this.#openQuietly();
  }

  /** The reader has answered before, or was in the middle of it. */
  #openQuietly(): void {
    void this.#open().catch(() => undefined); // it stays as it was built
  }

  #followForm(): void {
    import('../../quiz/kinds/page.ts')
      .then(({ followForm }) => followForm(this.#data.question, this))
      .catch(() => undefined); // the form is enough
  }

  readonly #keepTyped = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    const form = target.closest('form');
    if (form === null || !this.contains(form)) return;
    const fields = fieldsOf(form);
    const parameters = this.#opened?.values ?? this.#data.values;
    if (isEmpty(fields)) this.progress.clearTyped(this.#id);
    else this.progress.saveTyped(this.#id, { fields, parameters });
  };

  readonly #touch = (): void => {
    const runsSomething = Object.keys(this.#data.material.cells).length > 0;
    if (runsSomething) warmInterpreter();
    void import('./question-flow.ts').catch(() => undefined); // said when it is needed
  };

  readonly #touchCode = ({ target }: Event): void => {
    if (this.#opened === null && this.#isInCode(target)) this.#openQuietly();
  };

  readonly #submit = (event: Event): void => {
    if (this.#opened !== null) return; // the flow's own form
    event.preventDefault();
    this.#open().then(
      (flow) => flow.commit(),
      (error: unknown) => this.#sayWhy(error),
    );
  };

  /** Once; a load that failed may be tried again. */
  #open(): Promise<QuestionFlow> {
    this.#flow ??= this.#load();
    this.#flow.catch(() => (this.#flow = null));
    return this.#flow;
  }

  async #load(): Promise<QuestionFlow> {
    const place = this.querySelector<HTMLElement>('.question-asked');
    if (place === null) throw new Error('<quiz-question> was built without its form.');
    const [{ QuestionFlow }, { loadView }] = await Promise.all([
      import('./question-flow.ts'),
      import('../../quiz/kinds/page.ts'),
    ]);
    const view = await loadView(this.#data.question);
    this.#opened = new QuestionFlow(this, place, this.#data, view);
    return this.#opened;
  }

  #sayWhy(error: unknown): void {
    const place = this.querySelector('.question-problem');
    const message = messageOf(error);
    if (place) place.textContent = fill(this.words, 'question-not-loaded', { message });
  }
}

customElements.define('quiz-question', QuizQuestionElement);
