/** Measures every target once: a first visit, the same on a slow line, and a return visit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureRestart, measureStop, type Recovery } from './again.ts';
import type { Host } from './host.ts';
import type { Target } from './targets.ts';
import { visit, type Visit } from './visit.ts';

export interface Sample {
  cold: Visit;
  slow: Visit;
  warm: Visit;
  stop: Recovery;
  restart: Recovery;
}

/** @throws Error when the target gives no result. */
export async function sample(target: Target, host: Host, browser: string): Promise<Sample> {
  const slow = await withProfile((profile) =>
    visit(target, host, { browser, profile, line: 'slow', then: () => Promise.resolve() }),
  );
  return withProfile(async (profile) => {
    const cold = await visit(target, host, { browser, profile, line: 'fast' });
    let stop: Recovery = 'none';
    let restart: Recovery = 'none';
    const warm = await visit(target, host, {
      browser,
      profile,
      line: 'fast',
      then: async (page) => {
        await page.waitForTimeout(1000);
        stop = await measureStop(page);
        restart = await measureRestart(page);
      },
    });
    return { cold, slow, warm, stop, restart };
  });
}

async function withProfile<T>(task: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'freed-bench-'));
  try {
    return await task(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
