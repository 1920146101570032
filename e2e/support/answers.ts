/** Gives the right answer to a question of any kind, as a reader does it: by what was measured at build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { fill } from '../../src/components/shared/labels.ts';
import { builtAnswer, builtResult } from '../../src/content/built.ts';
import { type LessonFolder, LESSONS_FOLDER } from '../../src/content/lesson-folder.ts';
import { cellOf, contextOf as contextOfOption } from '../../src/quiz/kinds/choice/grade.ts';
import { contextOf } from '../../src/quiz/kinds/predict/grade.ts';
import { placesOf } from '../../src/quiz/kinds/trace/grade.ts';
import { measure } from '../../src/quiz/measure.ts';
import { holds } from '../../src/quiz/predicate.ts';
import { valuesOf } from '../../src/quiz/values-of.ts';
import type {
  ChoiceOption,
  ChoiceQuestion,
  ClaimQuestion,
  CutQuestion,
  FixQuestion,
  Measured,
  PredictQuestion,
  Question,
  TraceQuestion,
  Truth,
} from '../../src/quiz/types.ts';
import type { Language } from './languages.ts';
import { plainText, QuestionOnPage } from './question.ts';

/** How the form is filled in: by mouse, or by keyboard (keyboard.ts). */
export interface Hands {
  write(field: Locator, text: string): Promise<void>;
  check(choice: Locator): Promise<void>;
  select(list: Locator, option: string): Promise<unknown>;
  typeCode(question: QuestionOnPage, code: string): Promise<void>;
}

interface Asked<T extends Question> {
  lesson: LessonFolder;
  language: Language;
  question: T;
  shown: QuestionOnPage;
  hands: Hands;
}

const STANCES: Record<Truth, 'believe' | 'doubt' | 'depends'> = {
  true: 'believe',
  once: 'depends',
  half: 'depends',
  false: 'doubt',
};

/** Fills the form in; does not commit it. */
export async function fillInRight(
  given: Omit<Asked<Question>, 'hands'>,
  hands: Hands = byMouse,
): Promise<void> {
  const asked = { ...given, hands };
  const { question } = asked;
  switch (question.type) {
    case 'predict':
      return predict({ ...asked, question });
    case 'choice':
      return choose({ ...asked, question });
    case 'trace':
      return trace({ ...asked, question });
    case 'claim':
      return takeStance({ ...asked, question });
    case 'cut':
      return cut({ ...asked, question });
    case 'fix':
      return fix({ ...asked, question });
  }
}

async function predict({ lesson, language, question, shown, hands }: Asked<PredictQuestion>) {
  const measured = measure(builtResult(lesson.name, question.cell), question.measure);
  if (question.answer === 'number') {
    await hands.write(form(shown).getByRole('textbox'), String(measured));
    return;
  }
  const right = question.options.find(({ when }) => fits(question, when, measured));
  if (right === undefined) throw new Error(`${question.id}: no option fits ${String(measured)}.`);
  await hands.check(shown.option(plainText(right.text, language)));
}

function fits(question: PredictQuestion, when: ChoiceWhen, measured: Measured): boolean {
  return holds(when, measured, contextOf(question, firstValues(question)));
}

type ChoiceWhen = Extract<PredictQuestion, { answer: 'option' }>['options'][number]['when'];

const firstValues = (question: Question) => valuesOf(question)[0] ?? {};

async function choose({ lesson, language, question, shown, hands }: Asked<ChoiceQuestion>) {
  const role = question.answer === 'several' ? 'checkbox' : 'radio';
  for (const option of question.options) {
    if (!isRight(lesson, question, option)) continue;
    const name = plainText(option.text, language);
    await hands.check(shown.element.getByRole(role, { name, exact: true }));
  }
}

function isRight(lesson: LessonFolder, question: ChoiceQuestion, option: ChoiceOption): boolean {
  if ('right' in option) return option.right;
  const cell = cellOf(question, option);
  if (cell === undefined) throw new Error(`${question.id}: the option ${option.id} has no cell.`);
  const measured = measure(builtResult(lesson.name, cell), option.measure);
  const context = contextOfOption(question, option.measure, firstValues(question));
  return holds(option.when, measured, context);
}

async function trace({ lesson, question, shown, hands }: Asked<TraceQuestion>) {
  const measured = builtAnswer(lesson.name, question.id);
  if (measured === null || typeof measured !== 'object' || Array.isArray(measured))
    throw new Error(`${question.id} was not measured.`);
  for (const { id, name, line } of placesOf(question)) {
    const key = question.ask === 'counts' ? 'trace-count' : 'trace-death';
    const label = fill(shown.words, key, { name, line: String(line ?? '') });
    const field = shown.element.getByRole('textbox', { name: label });
    await hands.write(field, String(measured[id]));
  }
}

async function takeStance({ question, shown, hands }: Asked<ClaimQuestion>) {
  await hands.check(shown.option(shown.words.labels[`stance-${STANCES[question.truth]}`]));
}

/** The references that lead to what should die; in the lessons these are the right ones. */
async function cut({ question, shown, hands }: Asked<CutQuestion>) {
  const { labels } = shown.words;
  const doomed = question.objects
    .filter(({ becomes }) => becomes !== 'alive')
    .map(({ name }) => name);
  const right = question.references.filter(({ to }) => doomed.includes(to));
  for (const { remove, from = labels['cut-program'], to } of right.slice(0, question.cuts)) {
    const name = `${remove} ${from} → ${to}`;
    await hands.check(shown.element.getByRole('checkbox', { name, exact: true }));
  }
  for (const { name, becomes } of question.objects)
    await hands.select(shown.element.getByRole('combobox', { name }), labels[`fate-${becomes}`]);
}

async function fix({ lesson, question, shown, hands }: Asked<FixQuestion>) {
  await hands.typeCode(shown, programOf(lesson, `${question.cell}.solution`));
}

export function programOf(lesson: LessonFolder, name: string): string {
  return readFileSync(join(LESSONS_FOLDER, lesson.name, 'cells', `${name}.py`), 'utf8');
}

export function editorOf({ element, words }: QuestionOnPage): Locator {
  return element.getByRole('textbox', { name: words.labels['editor-label'] });
}

/** As a reader does it: into the code, all of it marked, typed over. */
export async function typeCode(question: QuestionOnPage, code: string): Promise<void> {
  const editor = editorOf(question);
  if (!(await editor.isVisible())) await question.code.click();
  await editor.press('ControlOrMeta+a');
  await question.page.keyboard.insertText(code);
}

const byMouse: Hands = {
  write: (field, text) => field.fill(text),
  check: (choice) => choice.check(),
  select: (list, option) => list.selectOption(option),
  typeCode,
};

const form = ({ element }: QuestionOnPage) => element.locator('form');
