/**
 * `<quiz-question>`: the reader commits a prediction, the cell runs in a clean interpreter, and
 * the prediction is graded from what that run measured. Nothing here knows a right answer.
 */
import { render } from 'lit-html';
import { lacking } from '../../interpreter/capabilities.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { GradedAnswer, ItemId } from '../../progress/store.ts';
import { grade, readAnswer } from '../../quiz/grade.ts';
import { passesOf } from '../../quiz/measure.ts';
import { combinations, literal, substitute } from '../../quiz/parameters.ts';
import type { Answer, Values } from '../../quiz/types.ts';
import { questionData, type QuestionData } from '../lesson/cell-data.ts';
import {
  announcePython,
  sharedInterpreter,
  sharedProgress,
  sharedWords,
  warmInterpreter,
} from '../shared/page.ts';
import { holdComposedEnter } from '../shared/composition.ts';
import { fill, type LabelKey } from '../shared/labels.ts';
import { startFailure } from '../shared/start-failure.ts';
import { fieldsOf, isEmpty, restore } from './form-memory.ts';
import { type QuestionActions, type QuestionModel, questionView } from './question-view.ts';

export class QuizQuestionElement extends HTMLElement {
  /** Set when the element was upgraded; it may be connected again later. */
  #upgraded = false;
  #data!: QuestionData;
  #combinations: Values[] = [];
  #place!: HTMLElement;
  #model!: QuestionModel;
  /** Brings back what was just forgotten. */
  #undo: (() => void) | null = null;

  connectedCallback(): void {
    if (this.#upgraded || lacking(globalThis) !== null) return; // what was built stays
    this.#upgraded = true;
    this.#data = questionData(this);
    const { question } = this.#data;
    const place = this.querySelector<HTMLElement>('.question-body');
    if (place === null) throw new Error('<quiz-question> was built without its body.');
    this.#place = place;
    place.replaceChildren(); // the version without JavaScript
    this.#combinations = combinations(question.parameters);
    const record = sharedProgress().answer(this.#id);
    const typed = sharedProgress().typed(this.#id);
    const values = this.#valuesAsked(record?.attempts ?? 0, typed?.parameters);
    this.#model = {
      question,
      values,
      phase: 'asking',
      problem: null,
      failure: null,
      download: null,
      graded: null,
      record,
    };
    sharedProgress().subscribe(() => {
      this.#show({ record: sharedProgress().answer(this.#id) });
    });
    this.#show({});
    this.#showCode(values);
    const form = this.querySelector('form');
    if (typed !== null && form !== null) restore(form, typed.fields);
    this.addEventListener('input', this.#keepTyped);
    this.addEventListener('keydown', holdComposedEnter);
    this.addEventListener('focusin', warmInterpreter, { once: true });
  }

  /** Those the reader was answering about, else those whose turn it is. */
  #valuesAsked(attempts: number, typed: Values = {}): Values {
    const all = this.#combinations;
    const asked = JSON.stringify(Object.entries(typed).sort());
    const found = all.find((values) => JSON.stringify(Object.entries(values).sort()) === asked);
    return found ?? all[attempts % all.length] ?? {};
  }

  readonly #keepTyped = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    const form = target.closest('form');
    if (form === null || !this.contains(form)) return;
    const fields = fieldsOf(form);
    if (isEmpty(fields)) sharedProgress().clearTyped(this.#id);
    else sharedProgress().saveTyped(this.#id, { fields, parameters: this.#model.values });
  };

  get #id(): ItemId {
    return `${this.#data.lesson}/${this.#data.question.id}`;
  }

  async #commit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const text = new FormData(event.target).get('answer');
    const reading = readAnswer(this.#model.question, typeof text === 'string' ? text : '');
    if (!reading.ok) {
      const problem: LabelKey =
        reading.reason === 'unknown-option' ? 'choose-one' : `amount-${reading.reason}`;
      this.#show({ problem, failure: null });
      this.querySelector<HTMLElement>('[name=answer]')?.focus();
      return;
    }
    await this.#runAndGrade(reading.answer);
  }

  async #runAndGrade(answer: Answer): Promise<void> {
    const { question, values } = this.#model;
    const { cell } = this.#data;
    const code: CellCode = { ...cell, source: substitute(cell.source, values) };
    this.#show({ phase: 'running', problem: null, failure: null });
    try {
      const interpreter = await sharedInterpreter();
      const listener = {
        progress: (loaded: number, total: number) => {
          this.#show({ download: loaded < total ? { loaded, total } : null });
        },
        phase: announcePython,
      };
      const { result } = await interpreter.clean(code, listener, passesOf(question.measure));
      const verdict = grade(question, answer, result, values);
      this.#show({ phase: 'graded', graded: { answer, verdict }, download: null });
      if (verdict.verdict !== 'ungraded') {
        const { measured } = verdict;
        const graded: GradedAnswer = {
          answer,
          verdict: verdict.verdict,
          measured,
          parameters: values,
          ...('misconception' in verdict && { misconception: verdict.misconception }),
        };
        this.#undo = null;
        sharedProgress().recordAnswer(this.#id, graded);
        sharedProgress().clearTyped(this.#id);
      }
      this.querySelector<HTMLElement>('.question-again')?.focus();
    } catch (error) {
      const { key, values } = startFailure(error);
      const failure = fill(sharedWords(), key, values);
      this.#show({ phase: 'asking', failure, download: null });
    }
  }

  /** Another attempt is about another value: the last number seen is no help. */
  #tryAgain(): void {
    const attempts = this.#model.record?.attempts ?? 0;
    const values = this.#valuesAsked(attempts);
    this.#show({ phase: 'asking', graded: null, values });
    this.#showCode(values);
    this.querySelector<HTMLElement>('[name=answer]')?.focus();
  }

  /** As if it had never been answered; what is being shown or typed goes too. */
  #forget(): void {
    const undo = sharedProgress().erase(this.#id);
    this.#undo = () => {
      this.#undo = null;
      undo();
      this.querySelector<HTMLElement>('.question-forget')?.focus();
    };
    const values = this.#valuesAsked(0);
    this.#show({ phase: 'asking', graded: null, problem: null, values });
    this.querySelector('form')?.reset();
    this.#showCode(values);
    this.querySelector<HTMLElement>('.question-undo')?.focus();
  }

  /** The shown code carries the value that will run. */
  #showCode(values: Values): void {
    for (const line of this.querySelectorAll('.question-code .line')) {
      const value = values[/^(\w+) *=/.exec(line.textContent)?.[1] ?? ''];
      const number = line.querySelector('.tok-number');
      if (value !== undefined && number !== null) number.textContent = literal(value);
    }
  }

  #show(change: Partial<QuestionModel>): void {
    this.#model = { ...this.#model, ...change };
    const { graded, record } = this.#model;
    this.dataset['verdict'] = graded?.verdict.verdict ?? record?.last.verdict ?? 'unanswered';
    const actions: QuestionActions = {
      forget: () => this.#forget(),
      undo: this.#undo,
      commit: (event: Event) => void this.#commit(event),
      tryAgain: () => {
        this.#tryAgain();
      },
    };
    render(questionView(this.#model, actions, sharedWords()), this.#place);
  }
}

customElements.define('quiz-question', QuizQuestionElement);
