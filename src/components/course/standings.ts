/** How each answered question stands now, from what this browser remembers. */
import { planOf } from '../../progress/schedule.ts';
import type { ItemId } from '../../progress/store.ts';
import { sharedProgress } from '../shared/page.ts';
import type { Standings } from './standing-summary.ts';

export function standings(): Standings {
  const now = new Date();
  const answers = Object.entries(sharedProgress().all().answers);
  return new Map(
    answers.map(([id, record]) => [id as ItemId, planOf(record, now).standing] as const),
  );
}
