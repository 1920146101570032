import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, progressKey, type GradedAnswer, type Notice } from './store.ts';

const right: GradedAnswer = {
  answer: 1_000_000,
  verdict: 'right',
  measured: 1_000_040,
  parameters: { size: 1_000_000 },
};
const wrong: GradedAnswer = { ...right, answer: 0, verdict: 'wrong' };
const time = '2025-01-02T03:04:05.678Z';
const now = () => new Date(time);

let storage: FakeStorage;
let notices: Notice[];
const open = (from: FakeStorage | null = storage) =>
  openProgress(from, (notice) => notices.push(notice), now);
const stored = (): unknown => JSON.parse(storage.items.get(progressKey) ?? 'null');

beforeEach(() => {
  storage = new FakeStorage();
  notices = [];
});

describe('answers', () => {
  test('are none at first, and opening writes nothing', () => {
    expect(open().answer('names/first-del')).toBeNull();
    expect(storage.items.size).toBe(0);
    expect(notices).toStrictEqual([]);
  });

  test('are kept in the documented shape', () => {
    open().recordAnswer('names/first-del', right);
    expect(stored()).toStrictEqual({
      version: 1,
      answers: {
        'names/first-del': { attempts: 1, last: { ...right, at: time }, best: 'right' },
      },
      drafts: {},
    });
  });

  test('count attempts, keep the last, and remember the best', () => {
    const progress = open();
    progress.recordAnswer('names/first-del', wrong);
    expect(progress.answer('names/first-del')).toMatchObject({ attempts: 1, best: 'wrong' });
    progress.recordAnswer('names/first-del', right);
    progress.recordAnswer('names/first-del', { ...wrong, answer: 'all', measured: 'alive' });
    expect(open().answer('names/first-del')).toMatchObject({
      attempts: 3,
      last: { answer: 'all', verdict: 'wrong', measured: 'alive' },
      best: 'right',
    });
  });

  test('that could not be read back are refused, and nothing is written', () => {
    const progress = open();
    expect(() => progress.recordAnswer('a/b', { ...right, answer: NaN })).toThrow();
    expect(storage.items.size).toBe(0);
  });
});

describe('drafts', () => {
  test('are saved, replaced and cleared, one by one', () => {
    const progress = open();
    progress.saveDraft('names/two', 'a = 1');
    progress.saveDraft('names/two', 'a = "二"\n');
    progress.saveDraft('names/three', 'b');
    expect(open().draft('names/two')).toStrictEqual({ code: 'a = "二"\n', at: time });
    progress.clearDraft('names/two');
    expect(open().draft('names/two')).toBeNull();
    expect(open().draft('names/three')?.code).toBe('b');
  });

  test('of any text come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (code) => {
        open().saveDraft('names/two', code);
        expect(open().draft('names/two')?.code).toBe(code);
      }),
    );
  });

  test('clearing one that is not there changes nothing', () => {
    const progress = open();
    progress.recordAnswer('names/first-del', right);
    progress.clearDraft('names/two');
    expect(progress.answer('names/first-del')?.attempts).toBe(1);
  });
});

describe('two tabs', () => {
  test('keep what the other has written', () => {
    const [one, other] = [open(), open()];
    one.recordAnswer('names/first-del', right);
    other.recordAnswer('names/second', wrong);
    other.saveDraft('names/two', 'x');
    one.recordAnswer('names/first-del', wrong);
    for (const tab of [one, other, open()]) {
      expect(tab.answer('names/first-del')?.attempts).toBe(2);
      expect(tab.answer('names/second')?.attempts).toBe(1);
      expect(tab.draft('names/two')?.code).toBe('x');
    }
  });

  test('lose no attempt, however their writes are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (turns) => {
        storage = new FakeStorage();
        const [one, other] = [open(), open()];
        for (const first of turns) (first ? one : other).recordAnswer('a/b', wrong);
        expect(one.answer('a/b')?.attempts ?? 0).toBe(turns.length);
      }),
    );
  });

  test('see that everything was erased', () => {
    const [one, other] = [open(), open()];
    one.recordAnswer('a/b', right);
    expect(other.answer('a/b')).not.toBeNull();
    storage.items.clear();
    expect(other.answer('a/b')).toBeNull();
  });
});

describe('subscribers', () => {
  test('hear own changes and those of other tabs, until they stop', () => {
    const progress = open();
    const heard = vi.fn();
    const stop = progress.subscribe(heard);
    progress.recordAnswer('a/b', right);
    progress.saveDraft('a/c', 'x');
    progress.clearDraft('a/c');
    expect(heard).toHaveBeenCalledTimes(3);
    progress.refresh();
    expect(heard).toHaveBeenCalledTimes(4);
    stop();
    progress.refresh();
    expect(heard).toHaveBeenCalledTimes(4);
  });

  test('find the change when they look', () => {
    const progress = open();
    const seen: unknown[] = [];
    progress.subscribe(() => seen.push(progress.answer('a/b')?.best));
    open().recordAnswer('a/b', right);
    progress.refresh();
    expect(seen).toStrictEqual(['right']);
  });
});
