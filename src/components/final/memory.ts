/** What the reader has been shaky on, for the next draw; loaded when a round is drawn. */
import { beliefsOf } from '../../progress/beliefs.ts';
import { planOf } from '../../progress/schedule.ts';
import type { ItemId, ProgressData } from '../../progress/store.ts';
import type { Memory } from './draw.ts';

/** @param before the questions of the round before. */
export function memoryOf({ answers }: ProgressData, before: readonly string[]): Memory {
  const now = new Date();
  const records = Object.entries(answers);
  const open = beliefsOf(answers).filter(({ isOvercome }) => !isOvercome);
  return {
    standings: new Map(
      records.map(([id, record]) => [id as ItemId, planOf(record, now).standing] as const),
    ),
    open: new Set(open.map(({ id }) => id)),
    before: new Set(before as ItemId[]),
  };
}
