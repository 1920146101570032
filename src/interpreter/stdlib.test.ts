/** Python's standard library as scripts/setup/stdlib.ts packs it, in real Pyodide. */
import { beforeAll, expect, test, vi } from 'vitest';
import { startNodeSession } from './node.ts';
import { loadPackages } from './packages.ts';
import type { Session } from './session.ts';

let session: Session;
beforeAll(async () => {
  session = await startNodeSession();
});

function run(source: string) {
  return session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
}

test('a start compiles none of it', () => {
  const { stdout } = run(`
import sys, zipimport
for module in sys.modules.values():
    if module.__spec__ and isinstance(module.__spec__.loader, zipimport.zipimporter):
        print(module.__file__)`);
  const files = stdout.trim().split('\n');
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((file) => !file.endsWith('.pyc'))).toEqual([]);
});

test('a compiled module still knows its lines', () => {
  const { stdout } = run(`
import random, traceback
try:
    random.choice([])
except IndexError:
    print(traceback.format_exc())`);
  expect(stdout).toMatch(/random\.py", line \d+, in choice/);
});

test('what was left out leaves no gap: dates, help, text files', () => {
  const { stdout, error } = run(`
import datetime, io
print(datetime.date(2026, 2, 3), io.StringIO("text").read())
help(len)`);
  expect(error).toBeNull();
  expect(stdout).toContain('2026-02-03 text');
  expect(stdout).toContain('Return the number of items in a container.');
});

test('what was put aside comes when a cell imports it', async () => {
  const source = 'import unittest.mock, xml.etree\nprint(unittest.mock.Mock(return_value=42)())';
  const loading = vi.fn();
  const cell = { id: 'cell', source, needs: [] };
  await loadPackages(session.pyodide, { cell, pass: 'bytes' }, loading);
  expect(loading).toHaveBeenCalled();
  expect(run(source)).toMatchObject({ status: 'done', stdout: '42\n' });
});
