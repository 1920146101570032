/**
 * `<review-page>`: asks what is due, one question after the other, each with the values whose turn
 * it is. What comes due is worked out from the attempts (`progress/schedule.ts`).
 */
import { render } from 'lit-html';
import { dueNow, nextDue, planOf } from '../../progress/schedule.ts';
import type { AnswerRecord } from '../../progress/schema.ts';
import type { ItemId } from '../../progress/store.ts';
import '../quiz/quiz-question.ts';
import { messageOf } from '../shared/message-of.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { type CourseLesson, courseData, itemOf } from '../catalogue/course-data.ts';
import { fetchPart } from '../catalogue/lesson-part.ts';
import { reviewFoot, reviewHead, type ReviewModel } from './review-view.ts';

interface Place {
  lesson: CourseLesson;
  question: string;
}

class ReviewPageElement extends FreedElement {
  readonly #known = new Map<ItemId, Place>();
  #parts!: { head: HTMLElement; question: HTMLElement; foot: HTMLElement };
  #model: ReviewModel = { kind: 'loading' };
  /** What was due when the review began, the one that is asked first. */
  #queue: ItemId[] = [];
  #asked = 0;
  #attempts = 0;

  protected override upgrade(): void {
    const course = courseData(this);
    for (const lesson of course) {
      for (const question of lesson.questions) {
        this.#known.set(itemOf(lesson, question), { lesson, question: question.id });
      }
    }
    this.#parts = {
      head: this.builtPart('.review-head'),
      question: this.builtPart('.review-question'),
      foot: this.builtPart('.review-foot'),
    };
    this.#parts.head.replaceChildren(); // what was built for readers without JavaScript
    this.#queue = dueNow(this.#answers(), new Date());
    if (Object.keys(this.#answers()).length === 0) {
      this.#show({ kind: 'empty', first: course[0] ?? null });
    } else {
      void this.#ask();
    }
  }

  protected override connected(): void {
    this.follow(() => this.#heard());
  }

  /** Of questions that the course has; others cannot be asked. */
  #answers(): Record<ItemId, AnswerRecord> {
    const all = Object.entries(this.progress.all().answers) as [ItemId, AnswerRecord][];
    return Object.fromEntries(all.filter(([id]) => this.#known.has(id)));
  }

  /** Shows the first of the queue, or that there is none. */
  async #ask(): Promise<void> {
    const [id] = this.#queue;
    const place = id === undefined ? undefined : this.#known.get(id);
    this.#parts.question.replaceChildren();
    if (id === undefined || place === undefined) {
      this.#rest();
      return;
    }
    const { lesson, question } = place;
    this.#show({ kind: 'loading' });
    try {
      const { element } = await fetchPart(lesson.href, 'question', question);
      this.#attempts = this.progress.answer(id)?.attempts ?? 0;
      this.#parts.question.replaceChildren(element);
      const all = this.#asked + this.#queue.length;
      this.#show({ kind: 'asking', n: this.#asked + 1, all, lesson, comesBack: null });
    } catch (error) {
      const message = messageOf(error);
      this.#show({ kind: 'failed', message });
    }
  }

  #rest(): void {
    const next = nextDue(this.#answers(), new Date());
    if (next === null) this.#show({ kind: 'empty', first: null });
    else this.#show({ kind: 'none', due: next.due, isEnd: this.#asked > 0 });
  }

  /** Another attempt at the question that is asked, here or in another tab. */
  #heard(): void {
    const [id] = this.#queue;
    if (this.#model.kind !== 'asking' || id === undefined) return;
    const record = this.progress.answer(id);
    if (record === null || record.attempts === this.#attempts) return;
    this.#show({ ...this.#model, comesBack: planOf(record, new Date()).due });
  }

  #next(): void {
    this.#queue.shift();
    this.#asked += 1;
    void this.#ask().then(() => this.#parts.head.focus());
  }

  #anyway(): void {
    const next = nextDue(this.#answers(), new Date());
    if (next !== null) this.#queue = [next.id];
    void this.#ask().then(() => this.#parts.head.focus());
  }

  #show(model: ReviewModel): void {
    this.#model = model;
    const actions = {
      next: () => this.#next(),
      anyway: () => this.#anyway(),
      retry: () => void this.#ask(),
    };
    const now = new Date();
    render(reviewHead(model, now, this.words), this.#parts.head);
    render(reviewFoot(model, actions, now, this.words), this.#parts.foot);
  }
}

customElements.define('review-page', ReviewPageElement);
