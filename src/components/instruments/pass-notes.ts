/** Which readings each instrument draws, and so which notes of a run stand under it. */
import { hasSentence, notesOn, type ReadingName } from '../../interpreter/notes.ts';
import type { RunResult } from '../../interpreter/result.ts';
import type { Words } from '../shared/labels.ts';
import type { InstrumentId } from './instrument.ts';

const DRAWN: Record<InstrumentId, readonly ReadingName[]> = {
  // The lines say what a death has freed.
  references: ['counts', 'deaths', 'lines'],
  lines: ['lines'],
  heap: ['bytes', 'map'],
  graph: ['graph'],
  types: ['types'],
  collector: ['collections', 'freed', 'counters'],
  peak: ['peak', 'peakFrom'],
  growth: ['growth'],
};

/** Why something of the picture is missing or cut. */
export function notesOf(id: InstrumentId, result: RunResult, { labels }: Words): string[] {
  const notes = notesOn(result, DRAWN[id]).filter(hasSentence);
  return notes.map((note) => labels[`note-${note}`]);
}
