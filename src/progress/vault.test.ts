import { beforeEach, describe, expect, test } from 'vitest';
import { currentVersion, emptyProgress } from './schema.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, progressKey, type GradedAnswer, type Notice } from './store.ts';

const right: GradedAnswer = {
  answer: 1_000_000,
  verdict: 'right',
  measured: 1_000_040,
  parameters: { size: 1_000_000 },
};
const time = '2025-01-02T03:04:05.678Z';
const now = () => new Date(time);
const aside = `${progressKey}:damaged:${time}`;

let storage: FakeStorage;
let notices: Notice[];
const open = (from: FakeStorage | null = storage) =>
  openProgress(from, (notice) => notices.push(notice), now);
/** A store of today's version with these parts. */
const today = (parts: object) => JSON.stringify({ ...emptyProgress(), ...parts });
const stored = (): unknown => JSON.parse(storage.items.get(progressKey) ?? 'null');

beforeEach(() => {
  storage = new FakeStorage();
  notices = [];
});

describe('damaged data', () => {
  const attempt = { ...right, at: time };
  const record = { attempts: 1, best: 'right', tries: [attempt] };
  const draft = { code: 'x', at: time };
  const shapes: [string, string][] = [
    ['no JSON', '{"version": 1, "answers": {'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no version', '{"answers":{},"drafts":{}}'],
    ['an older version that never was', '{"version":0,"answers":{},"drafts":{}}'],
    ['a version that is a text', '{"version":"2","answers":{},"drafts":{}}'],
    ['missing parts', '{"version":1}'],
    ['missing parts of today', '{"version":2,"answers":{},"drafts":{}}'],
    ['an answer of the wrong shape', today({ answers: { 'a/b': { attempts: 0 } } })],
    ['an old answer of the wrong shape', '{"version":1,"answers":{"a/b":{}},"drafts":{}}'],
    ['a time that is none', today({ drafts: { 'a/b': { code: '', at: 'x' } } })],
    ['a name that is none', today({ drafts: { __proto__x: { code: '', at: time } } })],
  ];

  test.each(shapes)('%s is moved aside and told', (_, text) => {
    storage.items.set(progressKey, text);
    const progress = open();
    expect(notices).toStrictEqual([{ kind: 'damaged', movedTo: aside, kept: 0 }]);
    expect(storage.items.get(aside)).toBe(text);
    progress.recordAnswer('a/b', right);
    expect(open().answer('a/b')?.attempts).toBe(1);
    expect(notices).toHaveLength(1);
  });

  test('keeps the records that can still be read', () => {
    const answers = { 'a/b': record, 'a/c': { ...record, best: 'perfect' } };
    storage.items.set(progressKey, today({ answers, drafts: { 'a/d': draft } }));
    const progress = open();
    expect(notices).toMatchObject([{ kind: 'damaged', kept: 2 }]);
    expect(progress.answer('a/b')).toStrictEqual({ ...record, last: attempt });
    expect(progress.answer('a/c')).toBeNull();
    expect(progress.draft('a/d')).toStrictEqual(draft);
  });

  test('keeps what can be read of an older version', () => {
    const old = { attempts: 3, last: attempt, best: 'right' };
    const answers = { 'a/b': old, 'a/c': { ...old, attempts: 'many' } };
    storage.items.set(progressKey, JSON.stringify({ version: 1, answers, drafts: {} }));
    const progress = open();
    expect(notices).toMatchObject([{ kind: 'damaged', kept: 1 }]);
    expect(progress.answer('a/b')).toMatchObject({ attempts: 3, last: attempt });
    expect(progress.answer('a/c')).toBeNull();
  });

  test('that comes while the page is open is moved aside too', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    storage.items.set(progressKey, 'nonsense');
    progress.recordAnswer('a/c', right);
    expect(storage.items.get(aside)).toBe('nonsense');
    expect(open().answer('a/c')?.attempts).toBe(1);
    expect(open().answer('a/b')?.attempts, 'what the page had read').toBe(1);
  });

  test('never replaces what was moved aside before', () => {
    storage.items.set(aside, 'earlier').set(progressKey, 'nonsense');
    open();
    expect(storage.items.get(aside)).toBe('earlier');
    expect(storage.items.get(`${aside}-2`)).toBe('nonsense');
  });

  test('stays where it is when there is no room for a copy', () => {
    storage.items.set(progressKey, 'nonsense');
    storage.room = 10;
    const progress = open();
    progress.recordAnswer('a/b', right);
    expect(notices).toStrictEqual([{ kind: 'full' }]);
    expect(storage.items.get(progressKey)).toBe('nonsense');
    expect(progress.answer('a/b')?.attempts).toBe(1);
  });
});

describe('data of a newer version', () => {
  const version = currentVersion + 1;
  const newer = JSON.stringify({ version, answers: [] });

  test('is left untouched, and this page keeps its own in memory', () => {
    storage.items.set(progressKey, newer);
    const progress = open();
    progress.recordAnswer('a/b', right);
    expect(notices).toStrictEqual([{ kind: 'newer', version }]);
    expect([...storage.items]).toStrictEqual([[progressKey, newer]]);
    expect(progress.answer('a/b')?.attempts).toBe(1);
  });

  test('that another tab writes is left untouched, and nothing read so far is lost', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    storage.items.set(progressKey, newer);
    progress.recordAnswer('a/b', right);
    expect(storage.items.get(progressKey)).toBe(newer);
    expect(progress.answer('a/b')?.attempts).toBe(2);
  });

  test('is another matter than a new field, which is kept', () => {
    const review = { due: time };
    storage.items.set(progressKey, today({ reviews: { 'a/b': review } }));
    open().recordAnswer('a/b', right);
    expect(stored()).toMatchObject({ reviews: { 'a/b': review }, answers: { 'a/b': {} } });
    expect(notices).toStrictEqual([]);
  });
});

describe('a storage that fails', () => {
  test('is told once when it is missing, and progress lasts as long as the page', () => {
    const progress = open(null);
    progress.recordAnswer('a/b', right);
    progress.saveDraft('a/c', 'x');
    expect(notices).toStrictEqual([{ kind: 'unavailable' }]);
    expect(progress.answer('a/b')?.attempts).toBe(1);
    expect(progress.draft('a/c')?.code).toBe('x');
  });

  test('is told once when it throws', () => {
    storage.broken = true;
    const progress = open();
    progress.recordAnswer('a/b', right);
    expect(notices).toStrictEqual([{ kind: 'unavailable' }]);
    expect(progress.answer('a/b')?.attempts).toBe(1);
  });

  test('is told once when it is full; what was stored stays, what is new is in memory', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    const before = storage.items.get(progressKey);
    storage.room = 300;
    progress.saveDraft('a/c', 'x'.repeat(1000));
    progress.recordAnswer('a/b', right);
    expect(notices).toStrictEqual([{ kind: 'full' }]);
    expect(storage.items.get(progressKey)).toBe(before);
    expect(progress.draft('a/c')?.code).toHaveLength(1000);
    expect(progress.answer('a/b')?.attempts).toBe(2);
  });

  test('half way loses nothing that was read before', () => {
    const progress = open();
    progress.recordAnswer('a/b', right);
    storage.broken = true;
    expect(progress.answer('a/b')?.attempts).toBe(1);
    progress.recordAnswer('a/b', right);
    expect(progress.answer('a/b')?.attempts).toBe(2);
    expect(notices).toStrictEqual([{ kind: 'unavailable' }]);
  });
});
