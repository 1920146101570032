/**
 * One question from the first answer on: the answer is committed, what it is graded from runs in
 * clean interpreters, the verdict is shown and kept. Nothing here knows a right answer.
 */
import { render } from 'lit-html';
import type { ItemId } from '../../progress/store.ts';
import { type Asking, shownCells } from '../../quiz/kinds/kind.ts';
import { attemptOf } from '../../quiz/attempt.ts';
import { literal } from '../../quiz/parameters.ts';
import type { Answer, Question, Values, Verdict } from '../../quiz/types.ts';
import type { QuestionData } from '../cell/cell-data.ts';
import { defineErrorGloss } from '../instruments/error-gloss.ts';
import { sharedInterpreter, sharedProgress, sharedWords } from '../shared/page.ts';
import { failureText } from '../shared/start-failure.ts';
import { fillIn } from './fill-in.ts';
import { tellGraded } from './graded.ts';
import { fieldsOf, restore } from './form-memory.ts';
import type { CodeHandle, KindView } from './kind-view.ts';
import { problemOf } from './problem-of.ts';
import {
  newModel,
  type QuestionActions,
  type QuestionModel,
  questionView,
  verdictShown,
} from './question-view.ts';
import { newSeal, runOnPage } from './run-answer.ts';
import { valuesAsked } from './values-asked.ts';

export class QuestionFlow {
  readonly #element: HTMLElement;
  readonly #place: HTMLElement;
  readonly #data: QuestionData;
  readonly #view: KindView<Question>;
  readonly #code: CodeHandle | null;
  #model: QuestionModel;
  /** Brings back what was just forgotten. */
  #undo: (() => void) | null = null;

  /** Takes over what the build has rendered into `place`, with whatever was entered there. */
  constructor(
    element: HTMLElement,
    place: HTMLElement,
    data: QuestionData,
    view: KindView<Question>,
  ) {
    defineErrorGloss(); // there may be no cell on the page
    this.#element = element;
    this.#place = place;
    this.#data = data;
    this.#view = view;
    const record = sharedProgress().answer(this.#id);
    const typed = sharedProgress().typed(this.#id);
    const values = valuesAsked(
      view.kind.values(data.question),
      record?.attempts ?? 0,
      typed?.parameters,
    );
    const isOnce = element.dataset['once'] !== undefined;
    this.#model = { ...newModel(data.question, values, data.material), record, isOnce };
    fillIn(place, () => {
      place.replaceChildren();
      this.#show({});
    });
    this.#code = this.#openCode();
    this.#showCode(values);
    const form = place.querySelector('form');
    if (typed !== null && form !== null) restore(form, typed.fields);
  }

  #openCode(): CodeHandle | null {
    if (this.#view.openCode === undefined) return null;
    const code = this.#view.openCode({
      element: this.#element,
      id: this.#id,
      original: this.#original,
      changed: () => this.#show({ edited: this.#code?.edited ?? false }),
      run: () => void this.commit(),
      leave: () => this.#focus('.button-main'),
    });
    this.#show({ edited: code.edited });
    return code;
  }

  /** The reader's progress has changed, here or in another tab. */
  heard(): void {
    this.#show({ record: sharedProgress().answer(this.#id) });
  }

  /** The values that the question is asked with now. */
  get values(): Values {
    return this.#model.values;
  }

  get #allValues(): Values[] {
    return this.#view.kind.values(this.#data.question);
  }

  get #id(): ItemId {
    return `${this.#data.lesson}/${this.#data.question.id}`;
  }

  /** Reads the form, and grades what was meant by it. */
  async commit(): Promise<void> {
    const form = this.#place.querySelector('form');
    if (form === null || this.#model.phase === 'running') return;
    const { question } = this.#model;
    const code = this.#code ? { code: [this.#code.code] } : {};
    const reading = this.#view.kind.readAnswer(question, { ...fieldsOf(form), ...code });
    if (reading.ok) {
      await this.#runAndGrade(reading.answer);
      return;
    }
    const problem = problemOf(reading);
    this.#show({ problem, failure: null });
    this.#focus(`[name="${CSS.escape(problem.field ?? 'answer')}"], .button-main`);
  }

  async #runAndGrade(answer: Answer): Promise<void> {
    const { question, values } = this.#model;
    const asking: Asking = { values, material: this.#data.material, seal: newSeal() };
    this.#show({ phase: 'running', problem: null, failure: null, graded: null, solution: null });
    this.#code?.markLine(null);
    const run = runOnPage((change) => this.#show(change));
    let verdict: Verdict;
    try {
      verdict = await attemptOf(this.#view.kind, { question, answer, asking }, run);
    } catch (error) {
      this.#show({ phase: 'asking', failure: failureText(error, sharedWords()), download: null });
      return;
    }
    this.#show({ phase: 'graded', graded: { answer, verdict }, download: null });
    this.#keep(answer, verdict);
    this.#goOn(verdict);
  }

  /** The keyboard goes on where the reader will, unless they have gone elsewhere meanwhile. */
  #goOn(verdict: Verdict): void {
    const line = verdict.verdict === 'ungraded' ? verdict.run?.error?.line : null;
    this.#code?.markLine(line ?? null);
    const active = document.activeElement;
    const isElsewhere = active !== document.body && !this.#element.contains(active);
    if (!isElsewhere) this.#focus(this.#view.keepsForm ? '.button-main' : '.question-again');
  }

  #keep(answer: Answer, verdict: Verdict): void {
    if (verdict.verdict === 'ungraded') return;
    this.#undo = null;
    sharedProgress().recordAnswer(this.#id, {
      answer,
      verdict: verdict.verdict,
      measured: verdict.measured,
      parameters: this.#model.values,
      ...('misconception' in verdict && { misconception: verdict.misconception }),
    });
    sharedProgress().clearTyped(this.#id);
    tellGraded(this.#element, verdict.verdict, sharedProgress().answer(this.#id));
  }

  /** Another attempt is about another value: the last number seen is no help. */
  #tryAgain(): void {
    const values = valuesAsked(this.#allValues, this.#model.record?.attempts ?? 0);
    this.#show({ phase: 'asking', graded: null, values });
    this.#showCode(values);
    this.#focus('form :is(input, button)');
  }

  /** As if it had never been answered; what is being shown or typed goes too. */
  #forget(): void {
    const undo = sharedProgress().erase(this.#id);
    this.#undo = () => {
      this.#undo = null;
      undo();
      this.#setCode(sharedProgress().draft(this.#id)?.code ?? this.#original);
      this.#focus('.question-forget');
    };
    const values = valuesAsked(this.#allValues, 0);
    this.#show(newModel(this.#model.question, values, this.#data.material));
    this.#place.querySelector('form')?.reset();
    this.#setCode(this.#original);
    this.#showCode(values);
    this.#focus('.question-undo');
  }

  async #openSolution({ target }: Event): Promise<void> {
    const isOpen = target instanceof HTMLDetailsElement && target.open;
    if (!isOpen || this.#view.solution === undefined) return;
    const { question, material } = this.#data;
    const given = { material, yours: this.#code?.code ?? '' };
    this.#show({ solution: await this.#view.solution(question, given, sharedWords()) });
  }

  /** The code that the question shows at first; '' where it shows none. */
  get #original(): string {
    const [cell = ''] = shownCells(this.#view.kind, this.#data.question);
    return this.#data.material.cells[cell]?.source ?? '';
  }

  #setCode(code: string): void {
    if (this.#code) this.#code.code = code;
  }

  /** The shown code carries the value that will run. */
  #showCode(values: Values): void {
    for (const line of this.#element.querySelectorAll('.question-code .line')) {
      const value = values[/^(\w+) *=/.exec(line.textContent)?.[1] ?? ''];
      const number = line.querySelector('.tok-number');
      if (value !== undefined && number !== null) number.textContent = literal(value);
    }
  }

  #focus(selector: string): void {
    this.#place.querySelector<HTMLElement>(selector)?.focus();
  }

  #show(change: Partial<QuestionModel>): void {
    this.#model = { ...this.#model, ...change };
    this.#element.dataset['verdict'] = verdictShown(this.#model);
    const actions: QuestionActions = {
      forget: () => this.#forget(),
      undo: this.#undo,
      commit: (event: Event) => {
        event.preventDefault();
        void this.commit();
      },
      tryAgain: () => {
        this.#tryAgain();
      },
      openHint: () => {
        this.#show({ hints: this.#model.hints + 1 });
      },
      openSolution: (event: Event) => void this.#openSolution(event),
      resetCode: () => this.#setCode(this.#original),
      stop: () => void sharedInterpreter().then((shared) => shared.stop()),
    };
    render(questionView(this.#model, this.#view, actions, sharedWords()), this.#place);
  }
}
