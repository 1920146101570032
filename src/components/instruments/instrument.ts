/**
 * What every instrument is: a pure picture of findings, with one sentence above it that says what it
 * shows. Each stands in a file of its own, which is loaded when its tab is first opened; the build
 * renders the same views into the page.
 */
import type { TemplateResult } from 'lit-html';
import type { Findings } from '../../interpreter/findings.ts';
import { type InstrumentId, INSTRUMENTS } from '../../content/instrument-names.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { Words } from '../shared/labels.ts';
import type { Say } from './say.ts';

export { type InstrumentId, INSTRUMENTS };

/** The passes that each needs beside the bare one. */
export const PASSES: Record<InstrumentId, readonly SecondPass[]> = {
  // The lines say what a death has freed.
  references: ['references', 'lines'],
  lines: ['lines'],
  heap: [],
  graph: ['graph'],
  types: [],
  collector: ['collector'],
  peak: ['lines', 'peak'],
  growth: [],
};

/** Those of them that this run calls for. */
export function passesOf(id: InstrumentId, { watchedNames }: Findings): readonly SecondPass[] {
  return id === 'references' && watchedNames.length === 0 ? [] : PASSES[id];
}

/** @param State what the reader has chosen in it: a step, a chunk, a zoom. Plain data. */
export interface Props<State> {
  findings: Findings;
  /** The code that ran. */
  source: string;
  words: Words;
  /** The instruments' own words, filled in. */
  say: Say;
  state: State;
  /** Draws anew with another state. Does nothing while the site is built. */
  set: (change: Partial<State>) => void;
  /** Starts the ids inside, so that two cells of a page do not share them. */
  id: string;
}

export interface Instrument<State> {
  /** What is chosen as long as the reader has chosen nothing. */
  initial: (findings: Findings) => State;
  /**
   * What the picture shows, in one sentence of text made from the findings. Where there is nothing to
   * show (no name was watched, `growth` was not called), it says so and how to get it.
   */
  sentence: (props: Props<State>) => TemplateResult | string;
  /**
   * The picture, and the same as a table for whoever does not see it. `nothing` where there is
   * nothing to show. Must stand without JavaScript, too.
   */
  view: (props: Props<State>) => unknown;
  /** Paints what is no markup (a canvas, a drawing by Graphviz) once the view stands in the page. */
  paint?: (root: HTMLElement, props: Props<State>) => Promise<void> | void;
  /** It is seen no more: another one is open, or a new run begins. Ends what it has others do. */
  leave?: () => void;
}

/** For the registry, which does not know what each keeps as its state. */
export type AnyInstrument = Instrument<Record<string, unknown>>;

/** Ties an instrument's state to its own views, and lets it stand among all others. */
export function instrument<State extends object>(parts: Instrument<State>): AnyInstrument {
  return parts as unknown as AnyInstrument;
}
