/**
 * `<final-quiz>`: draws a round, asks its questions one after the other out of their lessons' pages,
 * and shows what came of it. The round is kept with the reader's progress, so that every tab, in
 * either language, goes on with the same one; a question's first answer is what counts.
 */
import { render } from 'lit-html';
import { lacking } from '../../interpreter/capabilities.ts';
import { latestRound } from '../../progress/rounds.ts';
import type { ItemId } from '../../progress/store.ts';
import { itemOf } from '../catalogue/course-data.ts';
import { fetchPart } from '../catalogue/lesson-part.ts';
import { GRADED } from '../quiz/graded.ts';
import '../quiz/quiz-question.ts';
import { builtJson } from '../shared/built-in.ts';
import { messageOf } from '../shared/message-of.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { type FinalData, type Place, roundSize } from './final-data.ts';
import { finalFoot, finalHead, type FinalModel } from './final-view.ts';

type Kept = NonNullable<ReturnType<typeof latestRound>>;

class FinalQuizElement extends FreedElement {
  #data!: FinalData;
  readonly #known = new Map<string, Place>();
  #parts!: { head: HTMLElement; question: HTMLElement; foot: HTMLElement };
  #model: FinalModel = { kind: 'intro', all: 0 };
  /** The round that is on the page, by its id. */
  #shown: string | null = null;
  /** What is asked now, in which round, and whether its answer was graded in this tab. */
  #asked: { round: ItemId; id: ItemId; isGraded: boolean } | null = null;

  protected override upgrade(): void {
    // Written by FinalQuiz.astro from the same type: part of this page, not an outside edge.
    this.#data = builtJson(this) as FinalData;
    for (const group of this.#data.groups) {
      for (const question of group.questions) {
        this.#known.set(itemOf(group, question), { group, question });
      }
    }
    this.querySelector('.final-own')?.remove(); // for readers without JavaScript
    this.#parts = {
      head: this.builtPart('.final-head'),
      question: this.builtPart('.final-question'),
      foot: this.builtPart('.final-foot'),
    };
    this.#parts.head.replaceChildren();
    const lack = lacking(globalThis);
    if (lack !== null) {
      this.#show({ kind: 'lacking', reason: this.words.labels[`lacks-${lack}`] });
      return;
    }
    this.#parts.question.addEventListener(GRADED, () => this.#graded());
    void this.#goOn();
  }

  protected override connected(): void {
    if (this.#model.kind !== 'lacking') this.follow(() => this.#heard());
  }

  /** The round to go on with; null where none was drawn, or the course has changed since. */
  #round(): Kept | null {
    const kept = latestRound(this.progress.all().rounds);
    return kept?.round.asked.every((id) => this.#known.has(id)) ? kept : null;
  }

  /** Shows what is next: the first question without an answer, the result, or how to begin. */
  async #goOn(): Promise<void> {
    const kept = this.#round();
    this.#shown = kept?.id ?? null;
    this.#asked = null;
    this.#parts.question.replaceChildren();
    if (kept === null) {
      const lessons = this.#data.groups.filter(({ isLesson }) => isLesson);
      this.#show({ kind: 'intro', all: roundSize(lessons.length) });
      return;
    }
    const at = kept.round.asked.findIndex((id) => !Object.hasOwn(kept.round.results, id));
    if (at < 0) await this.#showResult(kept);
    else await this.#ask(kept, at);
  }

  async #ask({ id: round, round: { asked } }: Kept, at: number): Promise<void> {
    const id = asked[at] as ItemId;
    const place = this.#known.get(id);
    if (place === undefined) return;
    const count = { n: at + 1, all: asked.length };
    const now = { round: round as ItemId, id, isGraded: false };
    this.#asked = now;
    this.#show({ kind: 'loading', ...count });
    try {
      const { element } = await fetchPart(place.group.href, 'question', place.question.id);
      if (this.#asked !== now) return; // another tab has gone on meanwhile
      element.dataset['once'] = '';
      this.#parts.question.replaceChildren(element);
      this.#show({ kind: 'asking', ...count, isAnswered: false });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Something was answered or drawn, here or in another tab. */
  #heard(): void {
    const kept = this.#round();
    if ((kept?.id ?? null) !== this.#shown) {
      void this.#goOn();
      return;
    }
    const asked = this.#asked;
    if (kept === null || asked === null) return;
    if (Object.hasOwn(kept.round.results, asked.id)) {
      // Answered in another tab: here the form is still open, and would count no more.
      if (!asked.isGraded) void this.#goOn();
    }
  }

  /** The question on this page has its verdict, and the reader's progress has it too. */
  #graded(): void {
    const asked = this.#asked;
    const record = asked === null ? null : this.progress.answer(asked.id);
    if (asked === null || record === null || asked.isGraded) return;
    asked.isGraded = true;
    const { verdict, misconception } = record.last;
    const first = { verdict, ...(misconception !== undefined && { misconception }) };
    if (this.#model.kind === 'asking') this.#show({ ...this.#model, isAnswered: true });
    this.progress.recordResult(asked.round, asked.id, first);
    this.#focusNext();
  }

  /** The form is gone, and the keyboard with it; a reader who is elsewhere stays there. */
  #focusNext(): void {
    const active = document.activeElement;
    if (active !== document.body && !this.contains(active)) return;
    this.#parts.foot.querySelector<HTMLElement>('.button-main')?.focus();
  }

  async #start(): Promise<void> {
    try {
      await this.#drawRound();
    } catch (error) {
      this.#fail(error);
      return;
    }
    await this.#goOn();
    this.#parts.head.focus();
  }

  /** How a round is drawn is loaded only now: reading the page costs less. */
  async #drawRound(): Promise<void> {
    const [{ draw, newSeed }, { memoryOf }] = await Promise.all([
      import('./draw.ts'),
      import('./memory.ts'),
    ]);
    const { groups, folder, python, pyodide } = this.#data;
    const memory = memoryOf(this.progress.all(), this.#round()?.round.asked ?? []);
    const seed = newSeed();
    const id: ItemId = `${folder}/${seed}`;
    this.#shown = id; // what is heard next is this tab's own doing
    this.#asked = null;
    const asked = draw(groups, memory, seed);
    this.progress.startRound(id, { asked, python, pyodide });
  }

  async #showResult({ round }: Kept): Promise<void> {
    try {
      const { resultOf, resultView } = await import('./result-view.ts');
      const result = resultView(resultOf(round, this.#known, this.#data), this.words);
      this.#show({ kind: 'over', result });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#show({ kind: 'failed', message: messageOf(error) });
  }

  #show(model: FinalModel): void {
    this.#model = model;
    const actions = {
      start: () => void this.#start(),
      next: () => void this.#goOn().then(() => this.#parts.head.focus()),
      retry: () => void this.#goOn(),
    };
    render(finalHead(model, this.words), this.#parts.head);
    render(finalFoot(model, actions, this.words), this.#parts.foot);
  }
}

customElements.define('final-quiz', FinalQuizElement);
