/** Whatever lies in the storage, the page opens it, saves, exports and forgets. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isSame, merge } from './merge.ts';
import { emptyProgress, maxAttempts } from './schema.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, progressKey, type GradedAnswer, type Notice } from './store.ts';
import { exportProgress, readImport } from './transfer.ts';

const now = () => new Date('2026-03-02T10:00:00.000Z');
const at = '2026-03-01T10:00:00.000Z';
const right: GradedAnswer = { answer: 1, verdict: 'right', measured: 1, parameters: {} };
const attempt = { ...right, at };
const record = { attempts: 1, best: 'right' as const, tries: [attempt] };
/** As text, because writing it as JSON would overflow. */
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

let storage: FakeStorage;
let notices: Notice[];
const open = () => openProgress(storage, (notice) => notices.push(notice), now);
const stored = (): unknown => JSON.parse(storage.items.get(progressKey) ?? 'null');
/** A store as an older version of the page kept it, with `"x"` as a field of one part. */
const storeWith = (x: string) =>
  [
    ['the store', { ...emptyProgress(), answers: { 'a/b': record }, x: 0 }],
    ['a record', { ...emptyProgress(), answers: { 'a/b': { ...record, x: 0 } } }],
    [
      'an attempt',
      { ...emptyProgress(), answers: { 'a/b': { ...record, tries: [{ ...attempt, x: 0 }] } } },
    ],
    [
      'a draft',
      {
        ...emptyProgress(),
        answers: { 'a/b': record },
        drafts: { 'a/c': { code: 'mine', at, x: 0 } },
      },
    ],
  ].map(([where, data]) => [where, JSON.stringify(data).replace('"x":0', `"x":${x}`)] as const);

beforeEach(() => {
  storage = new FakeStorage();
  notices = [];
});
afterEach(() => vi.restoreAllMocks());

describe.each([2000, 5000, 20_000])('a field nested %d deep', (levels) => {
  test.each(storeWith(deep(levels)))('in %s: progress opens whole and is saved', (_, text) => {
    storage.items.set(progressKey, text);
    const progress = open();
    expect(progress.answer('a/b')).toMatchObject(record);
    progress.recordAnswer('a/b', right);
    progress.saveDraft('a/new', 'x');
    expect(notices).toStrictEqual([]);
    expect(stored()).toMatchObject({
      answers: { 'a/b': { attempts: 2 } },
      drafts: { 'a/new': {} },
    });
    const file = readImport(exportProgress(progress.all(), now()), now());
    expect(file).toMatchObject({ ok: true, data: { answers: { 'a/b': { attempts: 2 } } } });

    progress.erase('*');
    const again = open();
    expect(again.answer('a/b')).toBeNull();
    again.recordAnswer('a/b', right);
    expect(open().answer('a/b')?.attempts, 'a fresh start').toBe(1);
    expect(notices).toStrictEqual([]);
  });

  test('does not stop two states from being merged or compared', () => {
    const nested: unknown = JSON.parse(deep(levels));
    const one = { ...emptyProgress(), answers: { 'a/b': { ...record, nested } } };
    const other = { ...emptyProgress(), answers: { 'a/b': { ...record, nested: [] } } };
    expect(isSame(one, other)).toBe(false);
    expect(isSame(merge(one, one), one)).toBe(true);
  });
});

describe('a field of a newer page', () => {
  test('is kept while it is of a reasonable depth and size', () => {
    const due = { at, steps: [{ days: 1 }, { days: 3 }] };
    const answers = { 'a/b': { ...record, due, tries: [{ ...attempt, hint: ['a', null] }] } };
    storage.items.set(progressKey, JSON.stringify({ ...emptyProgress(), answers, plan: { due } }));
    open().recordAnswer('a/b', right);
    expect(stored()).toMatchObject({
      plan: { due },
      answers: { 'a/b': { due, tries: [{ hint: ['a', null] }, {}] } },
    });
  });

  test('goes when it is larger than a record can be', () => {
    const answers = { 'a/b': { ...record, junk: 'x'.repeat(1_000_000) } };
    storage.items.set(progressKey, JSON.stringify({ ...emptyProgress(), answers }));
    open().recordAnswer('a/b', right);
    expect(storage.items.get(progressKey)?.length).toBeLessThan(10_000);
    expect(notices).toStrictEqual([]);
  });
});

test('a count that cannot be counted up goes on at the most that is kept', () => {
  const answers = { 'a/b': { ...record, attempts: Number.MAX_SAFE_INTEGER } };
  storage.items.set(progressKey, JSON.stringify({ ...emptyProgress(), answers }));
  const progress = open();
  progress.recordAnswer('a/b', { ...right, verdict: 'wrong' });
  expect(progress.answer('a/b')).toMatchObject({
    attempts: maxAttempts,
    last: { verdict: 'wrong' },
  });
  expect(notices).toStrictEqual([]);
});

test('a date at the end of time can still be followed', () => {
  const end = new Date(8.64e15).toISOString();
  const drafts = { 'a/c': { code: 'then', at: end } };
  storage.items.set(progressKey, JSON.stringify({ ...emptyProgress(), drafts }));
  open().saveDraft('a/c', 'now');
  expect(open().draft('a/c')?.code).toBe('now');
});

test('a fault of ours while reading is not called a lack of storage, and saving goes on', () => {
  const text = JSON.stringify({ ...emptyProgress(), answers: { 'a/b': record } });
  storage.items.set(progressKey, text);
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const fault = new RangeError('Maximum call stack size exceeded');
  const faulty = vi.spyOn(Object, 'entries').mockImplementation(() => {
    throw fault;
  });
  const progress = open();
  faulty.mockRestore();
  expect(notices).toMatchObject([{ kind: 'damaged', kept: 0 }]);
  expect(told).toHaveBeenCalledWith(fault);
  expect([...storage.items.values()], 'nothing is lost').toContain(text);
  progress.recordAnswer('a/c', right);
  expect(open().answer('a/c')?.attempts).toBe(1);
});

describe('a full storage', () => {
  const fill = () => {
    open().saveDraft('a/large', 'x'.repeat(1000));
    storage.room = 1500;
  };

  test('is used again as soon as there is room', () => {
    fill();
    const progress = open();
    progress.saveDraft('a/more', 'y'.repeat(1000));
    expect(notices).toStrictEqual([{ kind: 'full' }]);
    expect(progress.isKept).toBe(false);
    progress.clearDraft('a/large');
    expect(progress.isKept).toBe(true);
    expect(open().draft('a/more')?.code).toHaveLength(1000);
    expect(notices).toHaveLength(1);
  });

  test('can be emptied by forgetting', () => {
    fill();
    const progress = open();
    progress.saveDraft('a/more', 'y'.repeat(1000));
    progress.erase('*');
    expect(open().draft('a/large')).toBeNull();
    open().recordAnswer('a/b', right);
    expect(open().answer('a/b')?.attempts).toBe(1);
  });

  test('keeps what another tab stored meanwhile', () => {
    fill();
    const progress = open();
    const other = open();
    progress.saveDraft('a/more', 'y'.repeat(1000));
    other.recordAnswer('a/b', right);
    progress.clearDraft('a/large');
    expect(open().answer('a/b')?.attempts).toBe(1);
    expect(open().draft('a/more')?.code).toHaveLength(1000);
  });
});
