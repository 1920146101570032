/** A file's progress added to the reader's own, and taken out again. */
import { describe, expect, test } from 'vitest';
import { isSame } from './merge.ts';
import { maxAttempts, maxTries } from './schema.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, type GradedAnswer, type Notice, type Progress } from './store.ts';
import { exportProgress, readImport } from './transfer.ts';

let clock = Date.parse('2026-03-02T10:00:00.000Z');
const now = () => new Date(clock++);
const right: GradedAnswer = { answer: 1, verdict: 'right', measured: 1, parameters: {} };
const wrong: GradedAnswer = { ...right, answer: 0, verdict: 'wrong' };

interface Browser {
  storage: FakeStorage;
  notices: Notice[];
  tab: () => Progress;
}

function browser(): Browser {
  const storage = new FakeStorage();
  const notices: Notice[] = [];
  return { storage, notices, tab: () => openProgress(storage, (one) => notices.push(one), now) };
}
const here = () => browser().tab();
const fileOf = (progress: Progress) => {
  const read = readImport(exportProgress(progress.all(), now()), now());
  if (!read.ok) throw new Error(read.why.kind);
  return read.data;
};
const added = (to: Progress, from: Progress) => {
  const done = to.include(fileOf(from));
  if (!done.ok) throw new Error('no room');
  return done;
};

describe('an edit in the file', () => {
  test('that is the later one replaces the reader’s own, says so, and gives it back', () => {
    const mine = here();
    mine.saveDraft('a/c', 'mine');
    mine.saveTyped('a/q', { fields: { answer: ['mine'] }, parameters: {} });
    const other = here();
    clock += 20 * 60 * 60 * 1000;
    other.saveDraft('a/c', 'theirs');
    other.saveDraft('a/new', 'new');
    other.saveTyped('a/q', { fields: { answer: ['theirs'] }, parameters: {} });
    clock -= 20 * 60 * 60 * 1000;
    const done = added(mine, other);
    expect(done.replaced).toBe(2);
    expect(mine.draft('a/c')?.code).toBe('theirs');
    done.undo();
    expect(mine.draft('a/c')?.code).toBe('mine');
    expect(mine.draft('a/new')).toBeNull();
    expect(mine.typed('a/q')?.fields).toStrictEqual({ answer: ['mine'] });
  });

  test('that is earlier, or the same, replaces nothing', () => {
    const other = here();
    other.saveDraft('a/c', 'theirs');
    other.saveDraft('a/d', 'same');
    const mine = here();
    mine.saveDraft('a/c', 'mine');
    mine.saveDraft('a/d', 'same');
    expect(added(mine, other).replaced).toBe(0);
    expect(mine.draft('a/c')?.code).toBe('mine');
  });
});

describe('undoing an import', () => {
  const many = (progress: Progress, count: number, graded: GradedAnswer) => {
    for (let n = 0; n < count; n += 1) progress.recordAnswer('a/q', graded);
  };
  const drawn = { asked: ['a/q', 'a/r'], python: '3', pyodide: '3' };

  test('brings back just what was there, counts too', () => {
    const mine = here();
    many(mine, maxTries + 15, wrong);
    mine.startRound('final/1', drawn);
    mine.recordResult('final/1', 'a/q', { verdict: 'wrong' });
    const before = mine.all();
    const other = here();
    many(other, maxTries + 30, right);
    other.recordAnswer('a/r', right);
    other.startRound('final/1', drawn);
    other.recordResult('final/1', 'a/r', { verdict: 'right' });
    const { undo } = added(mine, other);
    expect(mine.answer('a/q')).toMatchObject({ best: 'right', attempts: maxTries + 30 });
    expect(mine.all().rounds['final/1']?.results).toHaveProperty('a/r');
    undo();
    expect(isSame({ ...mine.all(), withdrawn: {} }, { ...before, withdrawn: {} })).toBe(true);
  });

  test('keeps what came since, and other tabs follow', () => {
    const { tab: open, notices } = browser();
    const [mine, tab] = [open(), open()];
    mine.recordAnswer('a/q', wrong);
    const other = here();
    other.recordAnswer('a/q', right);
    other.saveDraft('a/c', 'theirs');
    const { undo } = added(mine, other);
    expect(tab.draft('a/c')?.code).toBe('theirs');
    tab.recordAnswer('a/q', wrong);
    undo();
    expect(tab.draft('a/c')).toBeNull();
    expect(tab.answer('a/q')).toMatchObject({ best: 'wrong', attempts: 2 });
    tab.saveDraft('a/d', 'x');
    expect(mine.draft('a/c')).toBeNull();
    expect(mine.answer('a/q')).toMatchObject({ best: 'wrong', attempts: 2 });
    expect(notices).toStrictEqual([]);
  });

  test('does not hinder the same file from being added later', () => {
    const mine = here();
    const other = here();
    other.recordAnswer('a/q', right);
    added(mine, other).undo();
    expect(mine.answer('a/q')).toBeNull();
    added(mine, other);
    expect(mine.answer('a/q')?.attempts).toBe(1);
  });

  test('an attempt that both have counts once, and stays when the import is undone', () => {
    const mine = here();
    mine.recordAnswer('a/q', right);
    const { undo } = added(mine, mine);
    expect(mine.answer('a/q')?.attempts).toBe(1);
    undo();
    expect(mine.answer('a/q')?.attempts).toBe(1);
  });
});

describe('a file that there is no room for', () => {
  const large = () => {
    const other = here();
    other.saveDraft('a/large', 'x'.repeat(900_000));
    return other;
  };

  test('adds nothing, and saving goes on', () => {
    const { storage, notices, tab } = browser();
    const mine = tab();
    mine.recordAnswer('a/q', right);
    storage.room = 100_000;
    expect(mine.include(fileOf(large()))).toStrictEqual({ ok: false });
    expect(mine.isKept).toBe(true);
    expect(mine.draft('a/large')).toBeNull();
    mine.recordAnswer('a/q', right);
    expect(openProgress(storage, () => expect.unreachable(), now).answer('a/q')?.attempts).toBe(2);
    expect(notices).toStrictEqual([]);
  });

  test('file after file cannot fill what later answers need', () => {
    const mine = here();
    const done = Array.from({ length: 5 }, (_, n) => {
      const other = here();
      other.saveDraft(`a/large${n}`, 'x'.repeat(900_000));
      return mine.include(fileOf(other)).ok;
    });
    expect(done[0]).toBe(true);
    expect(done.at(-1)).toBe(false);
    expect(JSON.stringify(mine.all()).length).toBeLessThan(2_000_000);
  });
});

test('only known fields of a file are kept', () => {
  const at = now().toISOString();
  const extra = { extra: [[[]]] };
  const attempt = { ...right, at };
  const text = JSON.stringify({
    format: 'freed-progress',
    version: 3,
    answers: {
      'a/q': { attempts: 1, best: 'right', tries: [{ ...attempt, ...extra }], ...extra },
    },
    drafts: { 'a/c': { code: 'x', at, ...extra } },
    typed: { 'a/q': { fields: null, parameters: {}, at, ...extra } },
    rounds: {
      'f/1': {
        at,
        asked: ['a/q'],
        python: '3',
        pyodide: '3',
        results: { 'a/q': { verdict: 'right', at, ...extra } },
        ...extra,
      },
    },
    ...extra,
  });
  const read = readImport(text, now());
  expect(read.ok).toBe(true);
  expect(JSON.stringify(read)).not.toContain('extra');
});

test('a count that nobody reaches is refused', () => {
  const at = now().toISOString();
  const file = (attempts: number) =>
    JSON.stringify({
      format: 'freed-progress',
      version: 3,
      answers: { 'a/q': { attempts, best: 'right', tries: [{ ...right, at }] } },
      drafts: {},
      typed: {},
      rounds: {},
    });
  expect(readImport(file(Number.MAX_SAFE_INTEGER), now())).toMatchObject({
    ok: false,
    why: { kind: 'wrong-field', field: 'answers › a/q › attempts', expected: 'count' },
  });
  expect(readImport(file(maxAttempts), now()).ok).toBe(true);
});

test('dates are kept in one spelling', () => {
  const file = JSON.stringify({
    format: 'freed-progress',
    version: 3,
    answers: {},
    drafts: { 'a/c': { code: 'x', at: 'Mar 1, 2026 (<img src=x onerror=x>)' } },
    typed: {},
    rounds: {},
  });
  const read = readImport(file, now());
  expect(read.ok && read.data.drafts['a/c']?.at).toMatch(/^2026-0[23]-\d\dT[\d:.]+Z$/);
});
