/**
 * JavaScript's collector runs when it likes. What it finds of Python's objects it releases, in Python's
 * memory, and a reading would depend on when that was. So nothing of ours is left for it to find.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PyodideInterface } from 'pyodide';
import { expect, test } from 'vitest';
import { nativeOf } from './abi.ts';
import { connectNode, loadPrepared, loadRestored } from './node.ts';
import { loadPackages } from './packages.ts';
import type { Pass } from './pass.ts';
import { checksumOf } from './snapshots.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Finalisers run in tasks of their own after a collection. */
const TASK_MS = 20;
const ROUNDS = 4;

async function memoryBehindCollection(pyodide: PyodideInterface): Promise<number> {
  for (let round = 0; round < ROUNDS; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, TASK_MS));
  }
  return memoryNow(pyodide);
}

function memoryNow(pyodide: PyodideInterface): number {
  return checksumOf(new Uint8Array(nativeOf(pyodide).module.HEAPU32.buffer).slice());
}

const CELLS: [source: string, pass: Pass][] = [
  ['import numpy as np\nx = np.zeros(1000)\nprint(x)', 'bytes'],
  ['from freed import watch\na = []\nwatch(a=a)\na.append(a)\ndel a\n1 / 0', 'bytes'],
  ['from freed import mark, watch\na = []\nwatch(a=a)\nmark("held")', 'graph'],
  ['x = bytearray(1000)', 'lines'],
];

test.each([
  ['cold', loadPrepared],
  ['from a snapshot', loadRestored],
])('%s: it finds nothing of ours to release', async (_, load) => {
  const pyodide = await load();
  const loaded = memoryNow(pyodide);
  expect(await memoryBehindCollection(pyodide), 'loaded').toBe(loaded);

  const session = connectNode(pyodide);
  const connected = memoryNow(pyodide);
  expect(await memoryBehindCollection(pyodide), 'connected').toBe(connected);

  for (const [source, pass] of CELLS) {
    const cell = { id: 'cell', source, needs: [] };
    await loadPackages(pyodide, { cell, pass }, () => undefined);
    session.run({ runId: 1, source, pass, filename: 'cell.py' });
    const ran = memoryNow(pyodide);
    expect(await memoryBehindCollection(pyodide), source).toBe(ran);
  }
});
