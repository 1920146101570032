import { expect, test } from 'vitest';
import { SILENT_S, STILL_MS, Watchdog } from './watchdog.ts';

const LOOK_MS = 15_000;
const ENDLESS = 24 * 60 * 60_000;

/** A suite's life in looks: what it has used by each of them, and whether it then says something. */
function live({ perLook = 0, says = false, isSeen = true, until = ENDLESS, everyMs = LOOK_MS }) {
  const watchdog = new Watchdog(0);
  let used = 0;
  for (let now = everyMs; now <= until; now += everyMs) {
    used += perLook;
    if (says) watchdog.heard();
    const ended = watchdog.look(now, isSeen ? new Map([[1, used]]) : null);
    if (ended !== null) return { ended, now, used };
  }
  return null;
}

test('a suite that prints is never ended, however long it takes', () => {
  expect(live({ says: true })).toBeNull();
  expect(live({ says: true, isSeen: false })).toBeNull();
  expect(live({ says: true, perLook: 15 })).toBeNull();
});

test('one in which nothing moves is ended after some minutes', () => {
  expect(live({})).toMatchObject({ now: STILL_MS, ended: 'ended: nothing moved for 8 minutes' });
});

test('what a browser with nothing to do uses is no work', () => {
  expect(live({ perLook: 0.1 })?.now).toBe(STILL_MS);
});

test('one that works in silence has the processor time that it needs, on a busy machine too', () => {
  const halfAsFast = live({ perLook: LOOK_MS / 1000 / 2 });
  const starved = live({ perLook: 0.5 });
  expect(halfAsFast?.used).toBeGreaterThanOrEqual(SILENT_S);
  expect(starved?.used).toBeGreaterThanOrEqual(SILENT_S);
  expect(starved?.now).toBeGreaterThan(10 * 60 * 60_000);
  expect(starved?.ended).toBe('ended: 30 minutes of processor time without a word');
});

test('where processor time is not told, silence is borne for longer', () => {
  expect(live({ isSeen: false })?.ended).toBe('ended: nothing moved for 30 minutes');
});

test('a machine that was asleep for a night has seen nothing stand still', () => {
  const watchdog = new Watchdog(0);
  expect(watchdog.look(LOOK_MS, new Map())).toBeNull();
  expect(watchdog.look(ENDLESS, new Map())).toBeNull();
});

test('processes that come and go are work, each by what it has used', () => {
  const watchdog = new Watchdog(0);
  for (let at = 1; at < 1000; at += 1) {
    expect(watchdog.look(at * LOOK_MS, new Map([[at, 1]]))).toBeNull();
  }
});
