import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueNow, nextDue, planOf } from './schedule.ts';
import type { Attempt } from './schema.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = Date.parse('2026-03-02T10:00:00.000Z');
const at = (ms: number) => new Date(start + ms);

function tries(...attempts: ['right' | 'wrong', number][]): { tries: Attempt[] } {
  const all = attempts.map(([verdict, ms]) => ({
    answer: 1,
    verdict,
    measured: 1,
    parameters: {},
    at: at(ms).toISOString(),
  }));
  return { tries: all };
}

const dueIn = (record: { tries: Attempt[] }, now = at(0)) =>
  planOf(record, now).due.getTime() - now.getTime();

describe('a question', () => {
  test('answered wrong comes back after ten minutes, and is shaky until then and after', () => {
    const record = tries(['wrong', 0]);
    expect(dueIn(record)).toBe(10 * MINUTE);
    expect(planOf(record, at(0)).standing).toBe('shaky');
    expect(planOf(record, at(30 * DAY)).standing).toBe('shaky');
  });

  test('answered right comes back after days, later each time', () => {
    const first = dueIn(tries(['right', 0]));
    expect(first).toBeGreaterThan(DAY);
    const second = dueIn(tries(['right', 0], ['right', first]), at(first));
    expect(second).toBeGreaterThan(1.5 * first);
  });

  test('that was wrong before comes back sooner than one that never was', () => {
    const known = dueIn(tries(['right', 0]));
    const learned = dueIn(tries(['wrong', -20 * MINUTE], ['right', 0]));
    expect(learned).toBeGreaterThan(10 * MINUTE);
    expect(learned).toBeLessThan(known);
  });

  test('forgotten is asked again soon', () => {
    expect(dueIn(tries(['right', -9 * DAY], ['right', -6 * DAY], ['wrong', 0]))).toBe(10 * MINUTE);
  });

  test('is firm until its date, and due from then on', () => {
    const record = tries(['right', 0]);
    const { due } = planOf(record, at(0));
    expect(planOf(record, new Date(due.getTime() - 1)).standing).toBe('firm');
    expect(planOf(record, due).standing).toBe('due');
  });

  test('has the same date whenever and however often it is asked for', () => {
    const history = fc.array(fc.tuple(fc.constantFrom('right', 'wrong'), fc.nat(90 * DAY)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(history, (attempts) => {
        const record = tries(...attempts.toSorted(([, a], [, b]) => a - b));
        const due = planOf(record, at(0)).due;
        expect(planOf(record, at(DAY)).due).toStrictEqual(due);
        const last = Date.parse(record.tries.at(-1)?.at ?? '');
        expect(due.getTime()).toBeGreaterThan(last);
      }),
    );
  });
});

describe('a review', () => {
  const answers = {
    'one/firm': tries(['right', 0]),
    'one/due': tries(['right', -30 * DAY]),
    'one/wrong': tries(['wrong', -20 * MINUTE]),
    'one/long-wrong': tries(['wrong', -2 * DAY]),
    'one/just-wrong': tries(['wrong', -MINUTE]),
  };

  test('asks what is due, wrong answers first, the longest overdue before', () => {
    expect(dueNow(answers, at(0))).toStrictEqual(['one/long-wrong', 'one/wrong', 'one/due']);
  });

  test('has nothing to ask where nothing was answered', () => {
    expect(dueNow({}, at(0))).toStrictEqual([]);
    expect(nextDue({}, at(0))).toBeNull();
  });

  test('says what comes next', () => {
    const waiting = {
      'one/firm': answers['one/firm'],
      'one/just-wrong': answers['one/just-wrong'],
    };
    expect(nextDue(waiting, at(0))).toStrictEqual({ id: 'one/just-wrong', due: at(9 * MINUTE) });
  });
});
