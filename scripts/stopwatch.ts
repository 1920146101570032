/** Where the time went: of the suites of `npm test`, and of the steps of `npm start`. */
export interface Timed {
  name: string;
  seconds: number;
}

/** Longest first; what took no whole second is left out, and so is a list of one. */
export function whereTimeWent(parts: readonly Timed[]): string[] {
  const timed = parts.filter(({ seconds }) => seconds > 0);
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

  /** @param seconds that were taken before this one began to run. */
  add(name: string, seconds: number): void {
    this.#parts.push({ name, seconds: Math.round(seconds) });
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
