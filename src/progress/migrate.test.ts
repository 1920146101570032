/** Stores of every version so far, as the page of that version wrote them, opened by today's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, versionOf } from './migrate.ts';
import { readProgress } from './read.ts';
import { currentVersion, ProgressData } from './schema.ts';
import { FakeStorage } from './storage.fixture.ts';
import { openProgress, progressKey } from './store.ts';

const FOLDER = join(import.meta.dirname, 'stores.fixture');
const textOf = (version: number) => readFileSync(join(FOLDER, `version-${version}.json`), 'utf8');

const lesson = '01-reference-counting';

test('there is a store of every version', () => {
  const expected = Array.from({ length: currentVersion }, (_, i) => `version-${i + 1}.json`);
  expect(readdirSync(FOLDER).sort()).toStrictEqual(expected);
});

describe.each(Array.from({ length: currentVersion }, (_, i) => i + 1))('version %d', (version) => {
  test('is read whole', () => {
    const stored: unknown = JSON.parse(textOf(version));
    expect(versionOf(stored)).toBe(version);
    const reading = readProgress(textOf(version));
    expect(reading.kind).toBe('good');
    expect(ProgressData.parse(migrate(stored)).version).toBe(currentVersion);
  });

  test('keeps every answer and every draft, and is written as today', () => {
    const storage = new FakeStorage();
    storage.items.set(progressKey, textOf(version));
    const progress = openProgress(storage, (notice) => expect.unreachable(notice.kind));
    expect(progress.answer(`${lesson}/second-name`)).toMatchObject({
      attempts: 2,
      best: 'right',
      last: {
        answer: 3_000_000,
        verdict: 'right',
        measured: 3_000_040,
        parameters: { size: 3_000_000 },
        at: '2026-03-02T08:17:32.264Z',
      },
    });
    expect(progress.answer(`${lesson}/first-del`)).toMatchObject({
      attempts: 1,
      best: 'wrong',
      last: { answer: 0 },
    });
    expect(progress.answer(`${lesson}/who-frees-it`)?.last.answer).toBe('count');
    expect(progress.draft(`${lesson}/two-names`)?.code).toContain('print("二")');
    expect(progress.draft(`${lesson}/last-name`)).toBeNull();
    expect(storage.items.get(progressKey), 'opening writes nothing').toBe(textOf(version));

    progress.recordAnswer(`${lesson}/first-del`, {
      answer: 1_000_000,
      verdict: 'right',
      measured: 1_000_040,
      parameters: {},
    });
    expect(versionOf(JSON.parse(storage.items.get(progressKey) ?? ''))).toBe(currentVersion);
    expect(progress.answer(`${lesson}/first-del`)).toMatchObject({ attempts: 2, best: 'right' });
    expect(progress.answer(`${lesson}/second-name`)?.attempts).toBe(2);
  });
});

test('before version 3 there was no final quiz; since then its rounds are kept', () => {
  const roundsOf = (version: number) => {
    const reading = readProgress(textOf(version));
    return reading.kind === 'good' ? reading.data.rounds : null;
  };
  expect(roundsOf(1)).toStrictEqual({});
  expect(roundsOf(2)).toStrictEqual({});
  expect(roundsOf(3)).toMatchObject({
    '93-final/1f6b0c2d': {
      asked: [`${lesson}/first-del`, '03-cycles/a-weak-parent'],
      results: { [`${lesson}/first-del`]: { verdict: 'wrong' } },
    },
  });
});

test.each([0, 1.5, currentVersion + 1])('there is no way from version %d', (version) => {
  expect(() => migrate({ version })).toThrow();
});
