import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import generated from '../../src/interpreter/listener.generated.json' with { type: 'json' };
import { Failure } from './fail.ts';
import { assemble, SOURCE } from './listener.ts';

test('what the worker takes is what the source says', async () => {
  const wasm = await assemble(await readFile(SOURCE, 'utf8'));
  expect(wasm.toString('base64')).toBe(generated.wasm);
  expect(WebAssembly.validate(new Uint8Array(wasm))).toBe(true);
});

test('a source that is wrong is refused, with its line', async () => {
  const wrong = assemble('(module\n  (func (export "listen") (i32.cons 1)))');
  await expect(wrong).rejects.toThrow(Failure);
  await expect(wrong).rejects.toThrow(/listener\.wat:2/);
});
