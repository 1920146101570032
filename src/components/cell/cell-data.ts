/** What the build leaves in an element for its script: plain JSON, written by our own Astro files. */
import type { Difference } from '../../content/differences.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { Material } from '../../quiz/material.ts';
import type { Question, Values } from '../../quiz/types.ts';
import { builtJson } from '../shared/built-in.ts';

export interface CellData {
  /** Name of the lesson in addresses of stored things: the same in every language. */
  lesson: string;
  cell: CellCode;
  /** The instruments that the lesson shows for it. */
  show: readonly InstrumentId[];
  /** Why it prints something else on the reader's own Python. */
  differs: readonly Difference[];
  /** What ran it when the site was built, and runs it in the page. */
  python: string;
  pyodide: string;
  /** Bytes that a first run fetches. */
  transferBytes: number;
  /** A program of the reader's own: the playground keeps it, and there is no original to go back to. */
  own?: boolean;
}

export interface QuestionData {
  lesson: string;
  question: Question;
  material: Material;
  /** Those that it was built with. */
  values: Values;
  /** The code above it is changed to answer it. */
  isCode: boolean;
  /** Its form can be filled in some other way, too, from the first: see `kinds/page.ts`. */
  isFollowed: boolean;
}

/** @throws Error when the element was built without its data. */
export function cellData(element: HTMLElement): CellData {
  return builtJson(element) as CellData;
}

/** @throws Error when the element was built without its data. */
export function questionData(element: HTMLElement): QuestionData {
  return builtJson(element) as QuestionData;
}
