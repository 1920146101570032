import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { storeUncompressed } from './repack.ts';

test('the archive holds the same files in the same order, as they are, whenever it is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-repack-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = strToU8('print("same again")\n'.repeat(50));
  const files = { 'b.py': text, 'a/__init__.py': strToU8(''), 'a/c.py': text };
  const [source, target] = [join(folder, 'in.zip'), join(folder, 'out.zip')];
  writeFileSync(source, zipSync(files, { level: 9, mtime: new Date(2026, 1, 2) }));
  await storeUncompressed(source, target);
  const made = readFileSync(target);
  expect(Object.entries(unzipSync(made))).toEqual(Object.entries(files));
  expect(made.includes(Buffer.from(text)), 'uncompressed').toBe(true);

  writeFileSync(source, zipSync(files, { level: 1, mtime: new Date(2001, 1, 2) }));
  await storeUncompressed(source, target);
  expect(readFileSync(target)).toEqual(made);
});
