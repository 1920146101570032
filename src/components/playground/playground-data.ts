/** What the build leaves in the playground and its examples: plain JSON, written by our own Astro files. */
import type { Difference } from '../../content/differences.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import { builtJson } from '../shared/built-in.ts';
import type { PlaygroundWords } from './words.ts';

export interface PlaygroundData {
  words: PlaygroundWords;
  /** The folder that its examples are in. */
  lesson: string;
  /** Pages with cells that can be opened. */
  lessons: { name: string; title: string; href: string }[];
  python: string;
  pyodide: string;
  transferBytes: number;
}

export interface ExampleData {
  id: string;
  source: string;
  show: readonly InstrumentId[];
  differs: readonly Difference[];
}

/** @throws Error when it was built without its data. */
export function playgroundData(element: Element): PlaygroundData {
  return builtJson(element) as PlaygroundData;
}

/** Those of the page, by id. */
export function examplesOfPage(): Map<string, ExampleData> {
  const elements = [...document.querySelectorAll('[data-example]')];
  const all = elements.map((element) => builtJson(element) as ExampleData);
  return new Map(all.map((one) => [one.id, one]));
}
