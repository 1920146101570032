/** What following lines takes, for each line that runs: a pass beside the bare run of the same code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { restoreNodeSession } from '../../src/interpreter/node.ts';
import type { Pass } from '../../src/interpreter/pass.ts';
import { inRounds, type Measured, timed } from './measure.ts';

export const PROFILES = ['lines', 'references'] as const;

export interface LineTimes {
  /** `lines/bare`, `lines/followed`, and so on. */
  times: Measured;
  /** Lines that ran, by pass. */
  events: ReadonlyMap<string, number>;
}

export async function measureLines(rounds: number): Promise<LineTimes> {
  const events = new Map<string, number>();
  const cases = [];
  for (const profile of PROFILES) {
    const source = readFileSync(join(import.meta.dirname, 'cells', `${profile}.py`), 'utf8');
    const session = await restoreNodeSession();
    const run = (pass: Pass) => session.run({ runId: 1, source, pass, filename: 'cell.py' });
    const { lines } = run('lines').result;
    events.set(profile, lines?.reduce((sum, { hits }) => sum + hits, 0) ?? 0);
    cases.push(
      { id: `${profile}/bare`, measure: () => timed(() => run('bytes')) },
      { id: `${profile}/followed`, measure: () => timed(() => run(profile)) },
    );
  }
  return { times: await inRounds(cases, rounds), events };
}
