import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { hashesOf, nativeScripts, scriptOf } from './native-scripts.ts';

const WAITING = 'src/content/recordings/native';
const LESSON = 'src/content/lessons/05-cycles/native';
const home = process.cwd();

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-native-'));
  process.chdir(folder);
  for (const place of [WAITING, LESSON]) mkdirSync(place, { recursive: true });
  writeFileSync(join(WAITING, 'reading.py'), 'help = 1\n');
  writeFileSync(join(WAITING, 'pools.py'), 'print(1)\nprint(2)\n');
  writeFileSync(join(LESSON, 'collector.py'), 'print(3)\n');
  return () => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

test('scripts are found with their lesson and where they wait for one; the helper is none', () => {
  expect([...nativeScripts()]).toEqual([
    ['collector', `${LESSON}/collector.py`],
    ['pools', `${WAITING}/pools.py`],
  ]);
});

test('two scripts of one name are refused, and so is one that is not there', () => {
  expect(() => scriptOf('reading')).toThrow('no native script');
  writeFileSync(join(LESSON, 'pools.py'), '');
  expect(() => nativeScripts()).toThrow('another native script "pools"');
});

test('a hash is of what the script says, not of how lines end', () => {
  const before = hashesOf('pools');
  writeFileSync(join(WAITING, 'pools.py'), 'print(1)\r\nprint(2)\r\n');
  expect(hashesOf('pools')).toEqual(before);
  writeFileSync(join(WAITING, 'pools.py'), 'print(1)\nprint(3)\n');
  expect(hashesOf('pools').script).not.toBe(before.script);
  writeFileSync(join(WAITING, 'reading.py'), 'help = 2\n');
  expect(hashesOf('pools').helper).not.toBe(before.helper);
});
