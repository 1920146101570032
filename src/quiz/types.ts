/**
 * What a question, a measure and a verdict are. Step "quiz" of the flow: a question names what is
 * measured on a cell, never the value; `grade.ts` compares the reader's answer with the RunResult.
 *
 * Plain types, so that the page carries no schema library: `schema.ts` checks quiz.yaml against
 * them when the site is built, and the page receives questions as the JSON made from it.
 */
import type * as kinds from './kinds/build.ts';
import type { BuildKind } from './kinds/kind.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { MisconceptionId } from './misconceptions.ts';

export type * from './kinds/choice/types.ts';
export type * from './kinds/claim/types.ts';
export type * from './kinds/cut/types.ts';
export type * from './kinds/fix/types.ts';
export type * from './kinds/predict/types.ts';
export type * from './kinds/trace/types.ts';

export type Language = 'en' | 'zh-CN';
export type LocalText = Readonly<Record<Language, string>>;

/** What a number stands for; `line` is a 1-based line of the cell. */
export type Unit = 'bytes' | 'count' | 'line';

/** What is read off a run; `measure.ts` says how, in which unit, and when there is no reading. */
export type Measure =
  | 'delta'
  | 'inUse'
  | 'heapGrowth'
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

/** What every question has, whatever its kind. */
export interface QuestionBase {
  id: string;
  /** At most 8 combinations; a value replaces the literal of `name = …` in the cell. */
  parameters?: Record<string, number[]>;
  prompt: LocalText;
  /** Shown for a right answer and after a wrong one. */
  explain: LocalText;
  /** Offered one at a time after a wrong answer. */
  hints?: LocalText[];
  /** How one gets there, in words; offered after two attempts. */
  solution?: LocalText;
}

type Registered = typeof kinds;

/** A question of any kind that is registered in `kinds/build.ts`. */
export type Question = {
  [T in keyof Registered]: Registered[T] extends BuildKind<infer Q> ? Q : never;
}[keyof Registered];

export interface QuizFile {
  claims: Claim[];
  questions: Question[];
}

/** null: left empty. */
export type AnswerPart = number | string | null;

/**
 * A number in the question's unit, an option's id, code; or several, by place or by name: the
 * kind's own file says which. Plain data, so that every answer can be kept and shown again.
 */
export type Answer = AnswerPart[] | Record<string, AnswerPart> | number | string;

/** What a form's fields hold, by their names. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export type UngradedReason =
  | 'stopped'
  | 'failed'
  | 'not-measured'
  /** A number was asked, and the measurement is a text ("alive" for the line of a death). */
  | 'not-a-number'
  | 'no-option-fits'
  | 'several-options-fit'
  | 'unreadable-answer';

/** One of several things that an answer says, judged by itself. */
export interface Part {
  /** An option, a place in a table, a goal, an object: the kind's own file says which. */
  id: string;
  right: boolean;
  given: number | string;
  measured: Measured;
  /** Where the cell ran with several values: those that this is about. */
  values?: Values;
  why?: LocalText;
  misconception?: MisconceptionId;
}

interface Graded {
  measured: Answer;
  /** The id of the option that the measurement picks. */
  expected?: string;
  why?: LocalText;
  parts?: Part[];
}

export type Verdict =
  | ({ verdict: 'right' } & Graded)
  | ({ verdict: 'wrong'; misconception?: MisconceptionId } & Graded)
  | {
      verdict: 'ungraded';
      measured: Answer | null;
      reason: UngradedReason;
      parts?: Part[];
      /** The run that failed, where its error is for the reader to see. */
      run?: RunResult;
    };
