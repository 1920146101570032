import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { Failure } from './fail.ts';
import { assemble, ASSEMBLED } from './assemble.ts';

test.each(ASSEMBLED)('what the worker takes is what $source says', async ({ source, target }) => {
  const wasm = await assemble(source, await readFile(source, 'utf8'));
  expect(JSON.parse(await readFile(target, 'utf8'))).toEqual({ wasm: wasm.toString('base64') });
  expect(WebAssembly.validate(new Uint8Array(wasm))).toBe(true);
});

test('a source that is wrong is refused, with its line', async () => {
  const wrong = assemble('a.wat', '(module\n  (func (export "listen") (i32.cons 1)))');
  await expect(wrong).rejects.toThrow(Failure);
  await expect(wrong).rejects.toThrow(/a\.wat:2/);
});
