import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { labels, newer, older, recording } from './recording.fixture.ts';
import { pythonOf, readRecording, recordedValue, recordingIds } from './recorded.ts';

const MIB = 1024 * 1024;
const home = process.cwd();

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-recorded-'));
  process.chdir(folder);
  const place = 'src/content/recordings';
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'given-back.json'), JSON.stringify(recording));
  writeFileSync(join(place, 'given-back.yaml'), stringify(labels));
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

describe('an address', () => {
  test.each([
    ['given-back.one-large.full.rss@3.8', 101 * MIB, 'bytes', older],
    ['given-back.one-large.full.rss@3.8.18', 101 * MIB, 'bytes', older],
    ['given-back.killed.return-code@3.13', -9, 'code', newer],
    ['given-back.killed.blocks@3.13', 8, 'count', newer],
    ['given-back.killed.error@3.13', 'MemoryError', 'text', newer],
  ])('%s is %s', (address, value, unit, python) => {
    expect(recordedValue(address)).toEqual({ value, unit, python });
  });

  test.each([
    ['given-back', /names no recorded value/],
    ['given-back.one-large.full.rss', /names no recorded value/],
    ['given-back.one-large.full.rss@3', /names no recorded value/],
    ['given-back.one-large.full.rss@3.9', /was not recorded/],
    ['given-back.one-large.full.rss@3.13t', /was not recorded/],
    ['given-back.one-large.full@3.13', /was not recorded/],
    ['given-back.two-large.full.rss@3.13', /was not recorded/],
    ['given-back.killed.return-code@3.8', /was not recorded/],
    ['other.one-large.full.rss@3.13', /npm run record -- --only other/],
  ])('%s is refused in words', (address, words) => {
    expect(() => recordedValue(address)).toThrow(words);
  });
});

test('a series stands for its newest version, and threads are asked for', () => {
  const of = (version: string, freeThreaded = false) => ({ ...newer, version, freeThreaded });
  const many = {
    ...recording,
    pythons: [of('3.14.10'), of('3.14.2'), of('3.1.4'), of('3.14.2', true)],
  };
  expect(pythonOf(many, '3.14')?.version).toBe('3.14.10');
  expect(pythonOf(many, '3.14.2')?.freeThreaded).toBe(false);
  expect(pythonOf(many, '3.14t')).toMatchObject({ version: '3.14.2', freeThreaded: true });
  expect(pythonOf(many, '3.1')?.version).toBe('3.1.4');
  expect(pythonOf(many, '3.2')).toBeUndefined();
});

test('recordings are found by their files', () => {
  expect(recordingIds()).toEqual(['given-back']);
  expect(readRecording('given-back')).toEqual(recording);
});
