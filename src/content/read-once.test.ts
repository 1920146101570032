import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOnce } from './read-once.ts';

function fileWith(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'read-once-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.json');
  writeFileSync(file, text);
  return file;
}

const read = () =>
  readOnce(
    (file) => [file],
    (file) => ({ text: readFileSync(file, 'utf8') }),
  );

test('what has not changed is the same object', () => {
  const file = fileWith('one');
  const once = read();
  expect(once(file)).toBe(once(file));
});

test('what has another length, or another time, is read anew', () => {
  const file = fileWith('one');
  const once = read();
  expect(once(file).text).toBe('one');
  writeFileSync(file, 'three');
  expect(once(file).text).toBe('three');
  writeFileSync(file, 'seven');
  utimesSync(file, 1, 1);
  expect(once(file).text).toBe('seven');
});

test('a failure is not kept', () => {
  const file = fileWith('one');
  const once = read();
  rmSync(file);
  expect(() => once(file)).toThrow('ENOENT');
  writeFileSync(file, 'one');
  expect(once(file).text).toBe('one');
});
