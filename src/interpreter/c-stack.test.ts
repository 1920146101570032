/** Recursion through C, in real Python: RecursionError comes first, even where its own limit is lifted. */
import { beforeAll, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await restoreNodeSession();
});

const LIFTED = 'import sys\nsys.setrecursionlimit(10**9)\n';

test.each([
  ['map', 'def deeper(_): return list(map(deeper, [0]))\ndeeper(0)'],
  ['sorted', 'def deeper(_): return sorted([1, 2], key=deeper)\ndeeper(0)'],
  ['__repr__', 'class Mirror:\n    def __repr__(self): return f"{self!r}"\nrepr(Mirror())'],
  [
    '__eq__',
    'class Mirror:\n    def __eq__(self, other): return self == other\nMirror() == Mirror()',
  ],
])('recursion through %s ends in RecursionError, and the next cell runs', (_, source) => {
  const run = (source: string) =>
    session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
  expect(run(LIFTED + source).error?.type).toBe('RecursionError');
  expect(run('print(6 * 7)').stdout).toBe('42\n');
});
