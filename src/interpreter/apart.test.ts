/** A check runs behind the reader's code, and the reader's code does not reach into it. */
import { describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';

async function check(readers: string, source: string) {
  const session = await restoreNodeSession();
  const request = { pass: 'bytes', filename: 'cell.py' } as const;
  session.run({ ...request, runId: 1, source: readers });
  const { result } = session.run({ ...request, runId: 2, source, apart: true });
  const after = session.run({ ...request, runId: 3, source: 'print(sorted(vars()))' }).result;
  return { result, names: after.stdout };
}

describe('a check that runs apart', () => {
  test('sees what the code has made, through __main__', async () => {
    const { result } = await check(
      'def f(n):\n    return n + 1',
      'from __main__ import f\nprint(f(6))',
    );
    expect(result).toMatchObject({ status: 'done', stdout: '7\n' });
  });

  test('says so when the code lacks a name', async () => {
    const { result } = await check('g = 1', 'from __main__ import f');
    expect(result).toMatchObject({ status: 'failed', error: { type: 'ImportError' } });
  });

  test('leaves no name behind', async () => {
    const { names } = await check('mine = 1', 'secret = 2');
    expect(names).toContain("'mine'");
    expect(names).not.toContain('secret');
  });

  test.each([
    ['a global of the same name', 'sum = lambda _: 7\ndef f():\n    return [1]'],
    ['a builtin replaced', 'import builtins\nbuiltins.sum = lambda _: 7\ndef f():\n    return [1]'],
  ])('is not fooled by %s', async (_, readers) => {
    const source = 'from __main__ import f\nassert sum(f()) == 7, "seven"';
    const { result } = await check(readers, source);
    expect(result).toMatchObject({
      status: 'failed',
      error: { type: 'AssertionError', message: 'seven' },
    });
  });
});
