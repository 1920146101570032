/** What a run says of the passes that an instrument rests on: why there is nothing to see. */
import type { SecondPass } from '../../interpreter/pass.ts';
import type { RunResult } from '../../interpreter/result.ts';
import type { LabelKey, Words } from '../shared/labels.ts';
import { type InstrumentId, PASSES } from './instrument.ts';

const ENDINGS = ['differ', 'disturbed'] as const;

/** Notes of the interpreter itself, under the instruments that cannot do without what they speak of. */
const OTHERS: Partial<Record<InstrumentId, readonly LabelKey[]>> = {
  references: [
    'note-abi-refcount',
    'note-abi-tracer',
    'note-tracer-disturbed',
    'note-collections-disturbed',
    'note-counts-cut',
  ],
  growth: ['note-abi-heap', 'note-growth-disturbed'],
  heap: ['note-abi-heap'],
  graph: ['note-tracer-disturbed'],
  types: ['note-abi-types', 'note-abi-tracer', 'note-tracer-disturbed'],
  collector: ['note-collections-disturbed', 'note-tracer-disturbed'],
};

export function notesOf(id: InstrumentId, { notes }: RunResult, { labels }: Words): string[] {
  const ofPass = (pass: SecondPass) => ENDINGS.map((end) => `note-${pass}-${end}` as const);
  const keys: LabelKey[] = [...PASSES[id].flatMap(ofPass), ...(OTHERS[id] ?? [])];
  return keys.filter((key) => notes.includes(key.slice('note-'.length))).map((key) => labels[key]);
}
