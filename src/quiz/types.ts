/**
 * What a question, a measure and a verdict are. Step "quiz" of the flow: a question names what is
 * measured on a cell, never the value; `grade.ts` compares the reader's answer with the RunResult.
 *
 * Plain types, so that the page carries no schema library: `schema.ts` checks quiz.yaml against
 * them when the site is built, and the page receives questions as the JSON made from it.
 */
import type { MisconceptionId } from './misconceptions.ts';

export type Language = 'en' | 'zh-CN';
export type LocalText = Readonly<Record<Language, string>>;

/** What a number stands for; `line` is a 1-based line of the cell. */
export type Unit = 'bytes' | 'count' | 'line';

/** What is read off a run; `measure.ts` says how, in which unit, and when there is no reading. */
export type Measure =
  | 'delta'
  | 'inUse'
  | 'peak'
  | 'growth'
  | 'collected'
  | 'stdout'
  | 'error'
  | { count: string; line: number }
  | { died: string }
  | { diedBy: string }
  | { left: string }
  | { mark: string };

/** null: not measured. Never a stand-in for a value. */
export type Measured = number | string | null;

/** The chosen value of each of a question's parameters. */
export type Values = Readonly<Record<string, number>>;

/** A number, or `parameter × times + plus` (`times` is 1 and `plus` is 0 when left out). */
export type Operand = number | { param: string; times?: number; plus?: number };

/** Off by at most the larger of `relative` × |target| and `absolute` (in the measure's unit). */
export interface Tolerance {
  relative: number;
  absolute: number;
}

export type Predicate =
  | { equals: Operand | string }
  | { near: Operand; within?: Tolerance }
  | { atLeast: Operand }
  | { below: Operand }
  /** Both ends belong to it. */
  | { between: [Operand, Operand] }
  | { contains: string }
  | { any: Predicate[] };

/** What must stay true for the lesson to make sense; the build fails when it is not. */
export interface Claim {
  id: string;
  cell: string;
  measure: Measure;
  holds: Predicate;
}

interface PredictBase {
  id: string;
  type: 'predict';
  cell: string;
  measure: Measure;
  tolerance?: Tolerance;
  /** At most 8 combinations; a value replaces the literal of `name = …` in the cell. */
  parameters?: Record<string, number[]>;
  prompt: LocalText;
  /** Shown for a right answer and after a wrong one. */
  explain: LocalText;
}

export interface Mistake {
  id: string;
  /** Holds for the reader's answer, not for the measure. */
  when: Predicate;
  misconception?: MisconceptionId;
  why: LocalText;
}

export interface PredictNumber extends PredictBase {
  answer: 'number';
  unit: Unit;
  /** Tested in order; the first that holds explains the wrong answer. */
  mistakes?: Mistake[];
}

export interface Option {
  id: string;
  /** Holds for the measure: the option it holds for is the right one. */
  when: Predicate;
  text: LocalText;
  why: LocalText;
  /** On every option but the one that the built measurement picks. */
  misconception?: MisconceptionId;
}

export interface PredictOption extends PredictBase {
  answer: 'option';
  options: Option[];
}

export type PredictQuestion = PredictNumber | PredictOption;
export type Question = PredictQuestion;

export interface QuizFile {
  claims: Claim[];
  questions: Question[];
}

/** A number in the question's unit, or the id of an option. */
export type Answer = number | string;

export type UngradedReason =
  | 'stopped'
  | 'failed'
  | 'not-measured'
  /** A number was asked, and the measurement is a text ("alive" for the line of a death). */
  | 'not-a-number'
  | 'no-option-fits'
  | 'several-options-fit'
  | 'unreadable-answer';

export type Verdict =
  /** `expected` is the id of the option that the measurement picks. */
  | { verdict: 'right'; measured: number | string; expected?: string; why?: LocalText }
  | {
      verdict: 'wrong';
      measured: number | string;
      expected?: string;
      why?: LocalText;
      misconception?: MisconceptionId;
    }
  | { verdict: 'ungraded'; measured: Measured; reason: UngradedReason };
