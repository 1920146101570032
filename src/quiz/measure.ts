/** Reads one measure off a RunResult: what a question's answer is compared with. */
import { isReliable, type ReadingName } from '../interpreter/notes.ts';
import type { SecondPass } from '../interpreter/pass.ts';
import type { HeapReading, RunResult, WatchedObject } from '../interpreter/result.ts';
import type { Measure, Measured, Unit } from './types.ts';

/** Measures that need no name. */
export const PLAIN = [
  'delta',
  'inUse',
  'heapGrowth',
  'peak',
  'growth',
  'collected',
  'stdout',
  'error',
] as const satisfies readonly Measure[];

/**
 * The measured value, or null when the run or an instrument could not give it, or not the whole of it.
 *
 * Bytes: `delta` (after − before), `inUse` (after), `heapGrowth` (of the whole heap, which never
 * shrinks), `peak`, `growth` (per call), `mark` (over before; the last one of that label). Counts: `collected` (all collections), `left`, `count`
 * (the last one of that line). `died` is a line or `'alive'`; `diedBy` is `'count'`,
 * `'collector'` or `'alive'`. `stdout` is without its last newline; `error` is the exception's
 * type or `'none'`. Two calls of `growth` leave open which of them a question means, and the last one may
 * be added to hide the first: no reading. A stopped run measures nothing, a failed one only `error` and `stdout`.
 */
export function measure(result: RunResult, what: Measure): Measured {
  if (result.status === 'stopped') return null;
  if (!readingsOf(what).every((reading) => isReliable(result, reading))) return null;
  if (what === 'stdout') return result.truncated ? null : result.stdout.replace(/\n$/, '');
  if (what === 'error') return errorOf(result);
  if (result.status === 'failed') return null;
  if (typeof what !== 'string') return measureNamed(result, what);
  switch (what) {
    case 'delta':
      return over(result.before, result.after);
    case 'inUse':
      return wasTaken(result.after) ? result.after.inUse : null;
    case 'heapGrowth':
      if (!wasTaken(result.before) || !wasTaken(result.after)) return null;
      return result.after.heapSize - result.before.heapSize;
    case 'peak':
      return result.peak;
    case 'growth':
      return result.earlierGrowth?.length ? null : (result.growth?.bytesPerCall ?? null);
    case 'collected':
      return result.collections.reduce((sum, round) => sum + round.collected, 0);
  }
}

/** The passes that a measure needs beside the bare one; counts of watched objects always come. */
export function passesOf(what: Measure): SecondPass[] {
  return what === 'peak' ? ['lines'] : [];
}

/** What a measure rests on: it is worth no more than these. */
export function readingsOf(what: Measure): readonly ReadingName[] {
  if (typeof what === 'string') return PLAIN_READINGS[what];
  if ('mark' in what) return ['bytes', 'marks'];
  if ('left' in what) return ['types'];
  return 'count' in what ? ['counts'] : ['deaths'];
}

const PLAIN_READINGS: Record<(typeof PLAIN)[number], readonly ReadingName[]> = {
  delta: ['bytes'],
  inUse: ['bytes'],
  heapGrowth: ['bytes'],
  peak: ['peak'],
  growth: ['growth'],
  collected: ['collections'],
  stdout: ['stdout'],
  error: ['error'],
};

/** The unit of a measure; `'text'` when its value is a word or a text. */
export function unitOf(what: Measure): Unit | 'text' {
  if (typeof what === 'string') {
    if (what === 'stdout' || what === 'error') return 'text';
    return what === 'collected' ? 'count' : 'bytes';
  }
  if ('died' in what) return 'line';
  if ('diedBy' in what) return 'text';
  return 'mark' in what ? 'bytes' : 'count';
}

/** The measure as a person would name it, for messages of the build. */
export function nameOf(what: Measure): string {
  if (typeof what === 'string') return what;
  if ('count' in what) return `reference count of ${what.count} at line ${String(what.line)}`;
  if ('died' in what) return `line where ${what.died} dies`;
  if ('diedBy' in what) return `what frees ${what.diedBy}`;
  if ('left' in what) return `objects of type ${what.left} left`;
  return `mark "${what.mark}"`;
}

function measureNamed(result: RunResult, what: Exclude<Measure, string>): Measured {
  if ('mark' in what) {
    const mark = result.marks.findLast(({ label }) => label === what.mark);
    return mark ? over(result.before, mark.heap) : null;
  }
  if ('left' in what) return leftOf(result, what.left);
  if ('count' in what) {
    const counts = watchedOnce(result, what.count)?.counts;
    return counts?.findLast(({ line }) => line === what.line)?.count ?? null;
  }
  const watched = watchedOnce(result, 'died' in what ? what.died : what.diedBy);
  if (!watched) return null;
  if (!watched.died) return 'alive';
  return 'died' in what ? watched.died.line : watched.died.by;
}

/** A type that was never seen is a misspelt name more often than a true 0: it has no reading. */
function leftOf(result: RunResult, name: string): number | null {
  return result.types?.find(({ type }) => type === name)?.left ?? null;
}

/** Two objects watched under one name leave open which one a question means: no reading. */
function watchedOnce(result: RunResult, name: string): WatchedObject | undefined {
  const found = result.watched.filter((watched) => watched.name === name);
  return found.length === 1 ? found[0] : undefined;
}

function errorOf(result: RunResult): Measured {
  if (result.error) return result.error.type;
  return result.status === 'done' ? 'none' : null;
}

function over(before: HeapReading, later: HeapReading): number | null {
  return wasTaken(before) && wasTaken(later) ? later.inUse - before.inUse : null;
}

/** No heap has size 0: that is a reading nobody took. */
function wasTaken(reading: HeapReading): boolean {
  return reading.heapSize > 0;
}
