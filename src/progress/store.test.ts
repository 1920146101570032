import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeStorage } from './storage.fixture.ts';
import { maxTries } from './schema.ts';
import {
  openProgress,
  progressKey,
  type GradedAnswer,
  type Notice,
  type Progress,
  type Scope,
} from './store.ts';

const right: GradedAnswer = {
  answer: 1_000_000,
  verdict: 'right',
  measured: 1_000_040,
  parameters: { size: 1_000_000 },
};
const wrong: GradedAnswer = { ...right, answer: 0, verdict: 'wrong' };
let time = '2025-01-02T03:04:05.678Z';
const now = () => new Date(time);

let storage: FakeStorage;
let notices: Notice[];
const open = (from: FakeStorage | null = storage) =>
  openProgress(from, (notice) => notices.push(notice), now);
const stored = (): unknown => JSON.parse(storage.items.get(progressKey) ?? 'null');

beforeEach(() => {
  time = '2025-01-02T03:04:05.678Z';
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
      version: 3,
      answers: {
        'names/first-del': { attempts: 1, best: 'right', tries: [{ ...right, at: time }] },
      },
      drafts: {},
      typed: {},
      rounds: {},
      erased: {},
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

  test('keep what a review needs: each attempt with its values, its belief and its time', () => {
    const progress = open();
    progress.recordAnswer('a/b', { ...wrong, misconception: 'del-destroys-object' });
    progress.recordAnswer('a/b', { ...right, answer: ['x', 'y'], measured: { 1: 2 } });
    expect(open().answer('a/b')?.tries).toMatchObject([
      { misconception: 'del-destroys-object', parameters: { size: 1_000_000 }, at: time },
      { answer: ['x', 'y'], measured: { 1: 2 } },
    ]);
  });

  test('keep the latest attempts, and count the rest', () => {
    const progress = open();
    for (let n = 0; n < maxTries + 5; n += 1) {
      progress.recordAnswer('a/b', { ...wrong, answer: n });
    }
    const record = open().answer('a/b');
    expect(record?.attempts).toBe(maxTries + 5);
    expect(record?.tries).toHaveLength(maxTries);
    expect(record?.last.answer).toBe(maxTries + 4);
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
    expect(open().draft('names/two')?.code).toBe('a = "二"\n');
    expect(open().draft('names/three')).toStrictEqual({ code: 'b', at: time });
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

describe('an answer in progress', () => {
  const typed = { fields: { answer: ['约 100'], also: ['a', 'b'] }, parameters: { size: 5 } };

  test('is there after a reload, until it is committed', () => {
    open().saveTyped('a/b', typed);
    expect(open().typed('a/b')).toStrictEqual(typed);
    expect(open().typed('a/c')).toBeNull();
    open().clearTyped('a/b');
    expect(open().typed('a/b')).toBeNull();
  });

  test('clearing one that is not there writes nothing', () => {
    open().clearTyped('a/b');
    expect(storage.items.size).toBe(0);
  });
});

describe('erasing', () => {
  const filled = () => {
    const progress = open();
    progress.recordAnswer('one/a', wrong);
    progress.recordAnswer('one/b', right);
    progress.saveDraft('one/cell', 'x');
    progress.saveTyped('one/a', { fields: { answer: ['1'] }, parameters: {} });
    progress.recordAnswer('two/a', right);
    return progress;
  };
  const idsOf = (progress: Progress) => {
    const { answers, drafts, typed } = progress.all();
    return [answers, drafts, typed].flatMap((part) => Object.keys(part));
  };

  test.each<[Scope, string[]]>([
    ['one/a', ['one/b', 'two/a', 'one/cell']],
    ['one/*', ['two/a']],
    ['*', []],
  ])('%s leaves the rest, and can be undone', (scope, left) => {
    const progress = filled();
    const before = progress.all();
    const undo = progress.erase(scope);
    expect(idsOf(progress)).toStrictEqual(left);
    expect(idsOf(open())).toStrictEqual(left);
    undo();
    for (const tab of [progress, open()]) {
      expect(tab.all()).toStrictEqual({ ...before, erased: expect.anything() as unknown });
    }
  });

  test('holds in a tab that still had it, also against what that tab writes', () => {
    const [one, other] = [filled(), open()];
    expect(other.answer('one/a')?.attempts).toBe(1);
    one.erase('*');
    other.recordAnswer('three/a', right);
    expect(idsOf(one)).toStrictEqual(['three/a']);
    expect(idsOf(other)).toStrictEqual(['three/a']);
  });

  test('does not keep what comes after it from being stored, even if the clock is set back', () => {
    const progress = filled();
    progress.erase('*');
    time = '2024-01-01T00:00:00.000Z';
    progress.recordAnswer('one/a', right);
    expect(open().answer('one/a')).toMatchObject({ attempts: 1, best: 'right' });
  });

  test('undone after more answers keeps both', () => {
    const progress = filled();
    const undo = progress.erase('one/a');
    time = '2025-01-02T03:04:06.000Z';
    progress.recordAnswer('one/a', right);
    undo();
    expect(progress.answer('one/a')).toMatchObject({ attempts: 2, best: 'right' });
  });
});

describe('what another browser held', () => {
  test('is added, and takes nothing away', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    const elsewhere = openProgress(new FakeStorage(), () => undefined, now);
    elsewhere.recordAnswer('a/b', wrong);
    elsewhere.recordAnswer('a/c', wrong);
    progress.include(elsewhere.all());
    expect(progress.answer('a/b')).toMatchObject({ attempts: 2, best: 'right' });
    expect(progress.answer('a/c')?.attempts).toBe(1);
    progress.include(elsewhere.all());
    expect(progress.answer('a/b')?.attempts).toBe(2);
  });

  test('comes back although it was erased here', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    const saved = progress.all();
    progress.erase('*');
    progress.include(saved);
    expect(open().answer('a/b')?.attempts).toBe(1);
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

  test('that write at the same moment put back what the other one overwrote', () => {
    const [one, other] = [open(), open()];
    one.recordAnswer('a/b', right);
    other.refresh();
    // The second of two writes that started from the same text wins …
    const start = storage.items.get(progressKey) ?? '';
    one.recordAnswer('a/c', right);
    storage.items.set(progressKey, start);
    other.recordAnswer('a/d', wrong);
    other.saveDraft('a/cell', 'x');
    // … until the other tab hears of it.
    one.refresh();
    other.refresh();
    for (const tab of [one, other, open()]) {
      expect(Object.keys(tab.all().answers).sort()).toStrictEqual(['a/b', 'a/c', 'a/d']);
      expect(tab.draft('a/cell')?.code).toBe('x');
    }
    const settled = storage.items.get(progressKey);
    one.refresh();
    other.refresh();
    expect(storage.items.get(progressKey)).toBe(settled);
  });

  test('see that the storage was emptied', () => {
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
