/** What the build leaves in an element for its script: plain JSON, written by our own Astro files. */
import type { Difference } from '../../content/differences.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { Material } from '../../quiz/material.ts';
import type { Question } from '../../quiz/types.ts';

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
}

/** @throws Error when the element was built without its data. */
export function cellData(element: HTMLElement): CellData {
  return JSON.parse(dataText(element)) as CellData;
}

/** @throws Error when the element was built without its data. */
export function questionData(element: HTMLElement): QuestionData {
  return JSON.parse(dataText(element)) as QuestionData;
}

function dataText(element: HTMLElement): string {
  const text = element.querySelector('script[type="application/json"]')?.textContent;
  if (text == null) throw new Error(`<${element.localName}> was built without its data.`);
  return text;
}

/** @throws Error when the element was built without that part. */
export function part(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`<${root.localName}> was built without ${selector}.`);
  return found;
}
