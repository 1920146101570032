/** What a returning reader's interpreter reads must be what a first visitor's does. */
import { expect, test } from 'vitest';
import { restoreNodeSession, startNodeSession } from './node.ts';
import { SECOND_PASSES } from './pass.ts';
import type { Session } from './session.ts';
import { checksumOf } from './snapshots.ts';

const CASES = [
  '',
  'x = bytearray(1_000_000)',
  'x = [None] * 1000',
  'x = "a" * 5000',
  'x = {i: None for i in range(100)}',
  'from freed import watch\na = []\nwatch(a=a)\ndel a',
  'import gc\nfrom linecache import getline\ngc.disable()\ngc.enable()',
];

async function deltas(start: () => Promise<Session>): Promise<number[]> {
  const found: number[] = [];
  for (const source of CASES) {
    const session = await start();
    expect(session.notes).toEqual([]);
    const { result } = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
    expect(result.error).toBeNull();
    found.push(result.after.inUse - result.before.inUse);
  }
  return found;
}

test('a snapshot reads to the byte what a cold start reads', async () => {
  expect(await deltas(restoreNodeSession)).toEqual(await deltas(startNodeSession));
});

test('a snapshot follows references and deaths too', async () => {
  const session = await restoreNodeSession();
  const source = 'from freed import watch\na = []\nwatch(a=a)\nb = a\ndel a\ndel b';
  const { result } = session.run({ runId: 1, source, pass: 'references', filename: 'cell.py' });
  expect(result.watched).toMatchObject([{ name: 'a', died: { line: 6, by: 'count' } }]);
});

test.each(SECOND_PASSES)('a snapshot has what the pass %s needs', async (pass) => {
  const session = await restoreNodeSession();
  await session.pyodide.loadPackage('objgraph', { messageCallback: () => undefined });
  const source = 'from freed import mark, watch\na = []\nwatch(a=a)\nmark("m")';
  const { result } = session.run({ runId: 1, source, pass, filename: 'cell.py' });
  expect([result.error, result.notes]).toEqual([null, []]);
});

test('a checksum notices one changed byte, wherever it is', () => {
  const bytes = new Uint8Array(4096).map((_, i) => i * 7);
  const whole = checksumOf(bytes);
  for (const at of [0, 1, 2047, 4095]) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(checksumOf(damaged)).not.toBe(whole);
  }
  expect(checksumOf(bytes.slice(0, 4092))).not.toBe(whole);
});
