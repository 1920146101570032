/**
 * What every kind of question can do. The half the page needs is `Kind`; the half that only the
 * build needs (`BuildKind`) lives in files of its own, so that no schema library reaches the page.
 *
 * A kind is one folder: `types.ts`, `grade.ts`, `schema.ts`, `verify.ts` and `view.ts`. It is registered
 * once for the build (`build.ts`) and once for the page (`page.ts`).
 */
import type { z } from 'zod';
import type { ObjectGraph } from '../../interpreter/graph.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { RunResult } from '../../interpreter/result.ts';
import type { AmountProblem } from '../amount.ts';
import type { Material } from '../material.ts';
import type { Finding } from '../plain-words.ts';
import type { Report } from '../report.ts';
import type { Answer, Fields, LocalText, Values, Verdict } from '../types.ts';
import type { Path } from '../yaml-source.ts';

export interface UnreadAnswer {
  ok: false;
  /** `line-missing`: code without the line that gives `name` its value. `no-fate`: of `name`. */
  reason:
    AmountProblem | 'unknown-option' | 'line-missing' | 'no-cut' | 'too-many-cuts' | 'no-fate';
  /** Which of several fields is meant. */
  field?: string;
  name?: string;
}
export type AnswerReading = { ok: true; answer: Answer } | UnreadAnswer;

/** What a question is asked with. */
export interface Asking {
  /** `{}` when the question has no parameters. */
  values: Values;
  /** The cells and files that the question names. */
  material: Material;
  /** A word made for this attempt; see fix/grade.ts. */
  seal: string;
}

/** A run that an answer is graded from, in a clean interpreter. */
export interface PlannedRun {
  cell: CellCode;
  /** What has to be measured beside the bare bytes. */
  passes: readonly SecondPass[];
}

export interface Kind<Q> {
  /** The ids of the cells that the question shows or runs; one may be named more than once. */
  cells(question: Q): string[];
  /** The ids of the cells whose code stands above the question; as `cells` where it is left out. */
  shown?(question: Q): string[];
  /** The names, without `.py`, of the files beside the cells that it uses. */
  files?(question: Q): string[];
  /** The addresses of what it reads in recordings. */
  recordings?(question: Q): string[];
  /** The values that it may be asked with, one after the other; never empty. */
  values(question: Q): Values[];
  /** The answer meant by what was typed or chosen in the kind's form; or why it is none. */
  readAnswer(question: Q, fields: Fields): AnswerReading;
  /** What has to run before `answer` can be graded. */
  runs(question: Q, answer: Answer, asking: Asking): PlannedRun[];
  /** `results` are those of `runs`, in that order; shorter when a run was stopped. */
  grade(question: Q, answer: Answer, results: readonly RunResult[], asking: Asking): Verdict;
  /** What to show after the verdict, in order: why this answer is wrong, then how it is. */
  explain(question: Q, verdict: Verdict): LocalText[];
}

/** The ids of the cells whose code stands above the question, each once. */
export function shownCells<Q>(kind: Kind<Q>, question: Q): string[] {
  return [...new Set(kind.shown?.(question) ?? kind.cells(question))];
}

/** Where the build asks a question: with real runs. */
export interface Stage extends Asking {
  /** The file and the question: every problem's message starts with it. */
  where: string;
  run: (planned: PlannedRun) => Promise<RunResult>;
  /** What the watched objects hold at the end of a run that has the pass `graph`. */
  graph: (planned: PlannedRun) => Promise<ObjectGraph | null>;
  /** Runs are dear here: what has many of them tries only the most important ones. */
  isBrief: boolean;
}

export interface BuildKind<Q> {
  kind: Kind<Q>;
  /** What such a question may say in quiz.yaml. */
  schema: z.ZodType<Q>;
  /** What the shape alone cannot say: whether its parts fit each other. `path` leads to the question. */
  fit(question: Q, path: Path): Finding[];
  /** Names in braces that its texts may have beside those of the values: the view fills them in. */
  fills?: readonly string[];
  /** The ids of the cells whose objects are drawn as they stand at the end. */
  draws?(question: Q): string[];
  /** Whether the question still grades as its author meant. */
  verify(question: Q, stage: Stage): Promise<Report>;
  /** What the page can show of the measurement where Python cannot run; null when nothing. */
  reveal(question: Q, stage: Stage): Promise<Answer | null>;
}
