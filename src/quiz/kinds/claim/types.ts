/** What a question of the type `claim` says in quiz.yaml: a statement found in the wild. */
import type { MisconceptionId } from '../../misconceptions.ts';
import type { LocalText, Measure, Predicate, QuestionBase, Tolerance } from '../../types.ts';

/** The kind of place where the statement was read or heard. */
export const sources = ['answer', 'blog', 'book', 'course', 'docs', 'interview', 'talk'] as const;
export type Source = (typeof sources)[number];

/** `once`: true in an earlier version of Python, not in the one that runs here. */
export const truths = ['true', 'once', 'half', 'false'] as const;
export type Truth = (typeof truths)[number];

export const stances = ['believe', 'doubt', 'depends'] as const;
export type Stance = (typeof stances)[number];

interface CaseBase {
  id: string;
  /** Holds when the case bears the statement out; else it speaks against it. */
  holds: Predicate;
  tolerance?: Tolerance;
  /** What is tried, in a few words. */
  text: LocalText;
}

/** Run by the reader. */
export interface LiveCase extends CaseBase {
  cell: string;
  measure: Measure;
}

/** Measured elsewhere, by another Python: an address like `range-list.a-range.object@2.7`. */
export interface RecordedCase extends CaseBase {
  recorded: string;
}

export type ClaimCase = LiveCase | RecordedCase;

/** The question's `prompt` is the statement itself. */
export interface ClaimQuestion extends QuestionBase {
  type: 'claim';
  found: Source;
  cases: ClaimCase[];
  truth: Truth;
  /** For which versions of Python it holds. None is typed where any was recorded: versions.ts. */
  versions: LocalText;
  /** What is said to somebody who takes this stance. */
  stances: Record<Stance, { why: LocalText; misconception?: MisconceptionId }>;
}
