import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from './browser.ts';
import { Failure } from './fail.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-browser-'));
  return () => rmSync(folder, { recursive: true });
});

function fake(script: string): string {
  const file = join(folder, 'chromium');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('CHROMIUM_PATH', () => {
  test('is taken when it starts', () => {
    const file = fake('[ "$1" = --version ]');
    expect(findBrowser({ CHROMIUM_PATH: file })).toBe(file);
  });

  test('that is missing is named; no other browser is taken behind the back', () => {
    const file = join(folder, 'no-chromium');
    const find = () => findBrowser({ CHROMIUM_PATH: file });
    expect(find).toThrow(Failure);
    expect(find).toThrow(`CHROMIUM_PATH is ${file}, which does not start. Correct or unset it.`);
  });

  test('that does not start is named', () => {
    const file = fake('exit 127');
    expect(() => findBrowser({ CHROMIUM_PATH: file })).toThrow(`CHROMIUM_PATH is ${file}`);
  });
});
