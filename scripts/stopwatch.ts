/** Where the time went: of the suites of `npm test`, and of the steps of `npm start`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Timed = z.object({ name: z.string(), seconds: z.number() });
export type Timed = z.infer<typeof Timed>;

export const STEPS = { lessons: 'Lessons: measured, or found to hold', pages: 'Pages' } as const;

/** Where Astro's build leaves the times of its steps, for who has started it. */
export const STEPS_FILE = '.cache/build-steps.json';

/** @throws Error when no build has left them. */
export async function readSteps(folder = '.'): Promise<Timed[]> {
  return z.array(Timed).parse(JSON.parse(await readFile(join(folder, STEPS_FILE), 'utf8')));
}

/** Longest first; what took no whole second is left out, and so is a list of one. */
export function whereTimeWent(parts: readonly Timed[]): string[] {
  const whole = parts.map(({ name, seconds }) => ({ name, seconds: Math.round(seconds) }));
  const timed = whole.filter(({ seconds }) => seconds > 0);
  if (timed.length < 2) return [];
  const all = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = timed
    .toSorted((one, other) => other.seconds - one.seconds)
    .map(({ name, seconds }) => {
      const share = `${String(Math.round((seconds / all) * 100))} %`;
      return `${clock(seconds).padStart(7)} ${share.padStart(5)}  ${name}`;
    });
  return [`\n━━ Where the time went: ${clock(all)}`, ...lines];
}

/** Minutes and seconds. */
function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

export class Stopwatch {
  readonly #parts: Timed[] = [];

  get parts(): readonly Timed[] {
    return this.#parts;
  }

  /** @param seconds that were taken before this one began to run. */
  add(name: string, seconds: number): void {
    this.#parts.push({ name, seconds });
  }

  async step<T>(name: string, act: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await act();
    this.add(name, (performance.now() - begun) / 1000);
    return result;
  }

  say(): void {
    for (const line of whereTimeWent(this.#parts)) console.log(line);
  }
}
