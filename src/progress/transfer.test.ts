import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentVersion, emptyProgress, maxTries } from './schema.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, type GradedAnswer } from './store.ts';
import { exportName, exportProgress, maxFileSize, readImport, type Refusal } from './transfer.ts';

const now = new Date('2026-03-02T10:00:00.000Z');
const right: GradedAnswer = {
  answer: 1_000_000,
  verdict: 'right',
  measured: 1_000_040,
  parameters: { size: 1_000_000 },
};
const open = () =>
  openProgress(
    new FakeStorage(),
    () => expect.unreachable(),
    () => now,
  );

const at = now.toISOString();
const attempt = { ...right, at };
const record = { attempts: 1, best: 'right', tries: [attempt] };
const file = (parts: object = {}) =>
  JSON.stringify({ format: 'freed-progress', ...emptyProgress(), ...parts });
const why = (text: string): Refusal | null => {
  const read = readImport(text, now);
  return read.ok ? null : read.why;
};

describe('export and import', () => {
  test('bring everything to another browser', () => {
    const here = open();
    here.recordAnswer('one/a', { ...right, verdict: 'wrong', misconception: 'flat-rss-is-leak' });
    here.recordAnswer('one/a', right);
    here.saveDraft('one/cell', 'print("二")\n');
    here.saveTyped('one/b', { fields: { answer: ['约 100'] }, parameters: { size: 5 } });
    here.startRound('final/1f', { asked: ['one/a'], python: '3.14.2', pyodide: '314.0.3' });
    here.recordResult('final/1f', 'one/a', { verdict: 'right' });
    const read = readImport(exportProgress(here.all(), now), now);
    expect(read).toStrictEqual({ ok: true, data: here.all() });
    const there = open();
    there.recordAnswer('two/a', right);
    if (!read.ok) throw new Error(read.why.kind);
    expect(there.include(read.data)).toMatchObject({ ok: true, replaced: 0 });
    const taken = readImport(exportProgress(there.all(), now), now);
    if (!taken.ok) throw new Error(taken.why.kind);
    expect(taken.data.answers['one/a']).toStrictEqual(here.all().answers['one/a']);
    expect(there.draft('one/cell')).toStrictEqual(here.draft('one/cell'));
    expect(there.typed('one/b')).toStrictEqual(here.typed('one/b'));
    expect(there.answer('two/a')?.attempts).toBe(1);
    expect(taken.data.rounds).toStrictEqual(here.all().rounds);
  });

  test('a file is named for its day', () => {
    expect(exportName(now)).toBe('freed-progress-2026-03-02.json');
  });

  test('a file of an older version is brought to today’s', () => {
    const old = { version: 1, answers: { 'a/b': { attempts: 4, best: 'right', last: attempt } } };
    const read = readImport(JSON.stringify({ format: 'freed-progress', ...old, drafts: {} }), now);
    expect(read).toMatchObject({ ok: true, data: { answers: { 'a/b': { attempts: 4 } } } });
  });

  test('an editor’s byte order mark does no harm', () => {
    expect(why(`\uFEFF${file()}`)).toBeNull();
  });
});

const withRecord = (change: object) => file({ answers: { 'a/b': { ...record, ...change } } });
const withAttempt = (change: object) => withRecord({ tries: [{ ...attempt, ...change }] });

const round = { at, asked: ['a/b'], results: {}, python: '3', pyodide: '3' };
const withRound = (change: object) => file({ rounds: { 'f/1': { ...round, ...change } } });

const hostile: [string, string, Refusal | null][] = [
  [
    'a round that asks nothing',
    withRound({ asked: [] }),
    { kind: 'wrong-field', field: 'rounds › f/1 › asked', expected: 'map' },
  ],
  [
    'a round won by another word',
    withRound({ results: { 'a/b': { verdict: 'passed', at } } }),
    { kind: 'wrong-field', field: 'rounds › f/1 › results › a/b › verdict', expected: 'verdict' },
  ],
  [
    'a round of a day to come',
    withRound({ results: { 'a/b': { verdict: 'right', at: '2100-01-01T00:00:00Z' } } }),
    { kind: 'future', field: 'rounds › f/1' },
  ],
  ['nothing', '', { kind: 'not-json' }],
  ['a picture', '\u0089PNG\r\n\u001a\n', { kind: 'not-json' }],
  ['a page', '<!doctype html><script>alert(1)</script>', { kind: 'not-json' }],
  ['deep nesting', '['.repeat(500_000), { kind: 'not-json' }],
  ['deep nesting that is JSON', `${'['.repeat(9000)}${']'.repeat(9000)}`, { kind: 'not-ours' }],
  ['null', 'null', { kind: 'not-ours' }],
  ['a list', '[]', { kind: 'not-ours' }],
  ['somebody else’s JSON', '{"version":2,"answers":{}}', { kind: 'not-ours' }],
  ['no version', '{"format":"freed-progress"}', { kind: 'not-ours' }],
  ['a newer version', file({ version: currentVersion + 1 }), { kind: 'newer' }],
  ['too much', 'x'.repeat(maxFileSize + 1), { kind: 'too-large', size: maxFileSize + 1 }],
  [
    'too many records',
    file({
      drafts: Object.fromEntries(
        Array.from({ length: 5001 }, (_, i) => [`a/c${i}`, { code: '', at }]),
      ),
    }),
    { kind: 'too-many', count: 5001 },
  ],
  [
    'an id that is markup',
    file({ answers: { '<img src=x onerror=alert(1)>/b': record } }),
    { kind: 'wrong-field', field: 'answers › <img src=x onerror=alert(1)>/b', expected: 'id' },
  ],
  [
    'attempts without end',
    withRecord({ attempts: 1e300 }),
    { kind: 'wrong-field', field: 'answers › a/b › attempts', expected: 'whole' },
  ],
  [
    'negative attempts',
    withRecord({ attempts: -1 }),
    { kind: 'wrong-field', field: 'answers › a/b › attempts', expected: 'whole' },
  ],
  [
    'no attempts kept',
    withRecord({ tries: [] }),
    { kind: 'wrong-field', field: 'answers › a/b › tries', expected: 'tries' },
  ],
  [
    'more attempts than are kept',
    withRecord({ tries: Array.from({ length: maxTries + 1 }, () => attempt) }),
    { kind: 'wrong-field', field: 'answers › a/b › tries', expected: 'tries' },
  ],
  [
    'an attempt that is none',
    withRecord({ tries: [5] }),
    { kind: 'wrong-field', field: 'answers › a/b › tries › 0', expected: 'map' },
  ],
  [
    'a verdict of its own',
    withAttempt({ verdict: 'perfect' }),
    { kind: 'wrong-field', field: 'answers › a/b › tries › 0 › verdict', expected: 'verdict' },
  ],
  [
    'an answer that is a tree',
    withAttempt({ answer: { a: { b: {} } } }),
    { kind: 'wrong-field', field: 'answers › a/b › tries › 0 › answer', expected: 'value' },
  ],
  [
    'a parameter that is code',
    withAttempt({ parameters: { size: '__import__("os")' } }),
    {
      kind: 'wrong-field',
      field: 'answers › a/b › tries › 0 › parameters › size',
      expected: 'map',
    },
  ],
  [
    'a date that is none',
    withAttempt({ at: 'yesterday' }),
    { kind: 'wrong-field', field: 'answers › a/b › tries › 0 › at', expected: 'date' },
  ],
  [
    'a date to come',
    withAttempt({ at: '9999-01-01T00:00:00Z' }),
    { kind: 'future', field: 'answers › a/b' },
  ],
  [
    'code that is no text',
    file({ drafts: { 'a/b': { code: [], at } } }),
    { kind: 'wrong-field', field: 'drafts › a/b › code', expected: 'text' },
  ],
  [
    'fields that are no lists',
    file({ typed: { 'a/b': { fields: { answer: 'x' }, parameters: {}, at } } }),
    { kind: 'wrong-field', field: 'typed › a/b › fields › answer', expected: 'map' },
  ],
];

describe('a hostile file', () => {
  test.each(hostile)('%s is refused, and said why', (_, text, refusal) => {
    expect(why(text)).toStrictEqual(refusal);
  });

  test('does not reach the prototype of anything', () => {
    const own = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const text = `{"format":"freed-progress","version":${currentVersion},"drafts":{},"typed":{},
      ${own},"answers":{"a/b":{"attempts":1,"best":"right",${own},"tries":[{"answer":"count",
      "verdict":"right","measured":1,"parameters":{"__proto__":5,"constructor":3},"at":"${at}",
      ${own}}]}},"rounds":{}}`;
    const read = readImport(text, now);
    if (!read.ok) throw new Error(read.why.kind);
    const progress = open();
    expect(progress.include(read.data).ok).toBe(true);
    const { answers, ...rest } = progress.all();
    expect(Object.keys({ ...rest, answers }).sort()).toStrictEqual(
      Object.keys(emptyProgress()).sort(),
    );
    const found = [{}, [], answers, answers['a/b'], answers['a/b']?.tries[0]?.parameters];
    for (const one of found) expect(Reflect.get(Object(one) as object, 'polluted')).toBeUndefined();
    expect(answers['a/b']?.tries).toHaveLength(1);
  });

  test('of which a record is called like the prototype: the record is left out', () => {
    const text = file().replace('"answers":{}', '"answers":{"__proto__":{"polluted":1}}');
    expect(readImport(text, now)).toStrictEqual({ ok: true, data: emptyProgress() });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('erases nothing, and adds no parts of its own', () => {
    const erased = { '*': { upTo: '2026-12-01T00:00:00Z', at: '2026-12-01T00:00:00Z' } };
    const read = readImport(file({ erased, payload: '<script>' }), now);
    expect(read).toStrictEqual({ ok: true, data: emptyProgress() });
  });

  test('of any JSON gives progress or a reason, never a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (answers, drafts) => {
        const read = readImport(file({ answers, drafts }), now);
        expect(read.ok || read.why.kind.length > 0).toBe(true);
      }),
    );
  });
});
