/** A check runs after the reader's code, and the reader's code does not reach into it. */
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
    [
      'an object that is equal to everything',
      'class Any:\n    __radd__ = lambda self, _: self\n    __eq__ = lambda *_: True\n    __ne__ = lambda *_: False\ndef f():\n    return [Any()]',
    ],
    [
      'a number of a type that is equal to everything',
      'class Any(int):\n    __eq__ = lambda *_: True\n    __hash__ = int.__hash__\ndef f():\n    return [Any(3)]',
    ],
    [
      'its maker replaced',
      'import types\ntypes.FunctionType = lambda *_: lambda: None\ndef f():\n    return [1]',
    ],
  ])('is not fooled by %s', async (_, readers) => {
    const source = 'from __main__ import f\nassert sum(f()) == 7, "seven"';
    const { result } = await check(readers, source);
    expect(result).toMatchObject({
      status: 'failed',
      error: { type: 'AssertionError', message: 'seven' },
    });
  });

  test.each([
    [
      'an end before the assertions',
      'class End(list):\n    def __iter__(self):\n        raise SystemExit\ndef f():\n    return End([1])',
    ],
    [
      'an end by a hook on its code',
      `import sys
m = sys.monitoring
m.use_tool_id(4, "x")
def start(code, offset):
    if code.co_name == "<module>":
        m.set_events(4, 0)
        raise SystemExit
m.register_callback(4, m.events.PY_START, start)
m.set_events(4, m.events.PY_START)
def f():
    return [1]`,
    ],
  ])('has not passed where it was given %s', async (_, readers) => {
    const source = 'from __main__ import f\nassert sum(f()) == 7, "seven"';
    const { result } = await check(readers, source);
    expect(result).toMatchObject({ status: 'failed', error: { type: 'SystemExit' } });
  });

  test.each([
    '3 == 3.0 and True == 1 and (1, 2) != [1, 2] and not 3 == 4',
    '[b"a", "b", None] == [bytearray(b"a"), "b", None]',
    '{"a": [1], 2: {3}} == {2: {3}, "a": [1]} and {1, 2} == frozenset([2, 1])',
    '__import__("collections").Counter("aab") == {"a": 2, "b": 1}',
    '[x for x in (1, 2) if x == 2] == [2] and all(x == y for x, y in zip("ab", "ab"))',
    '(lambda: 5)() == 5 and f"{1 == 1}" == "True"',
    'object() != object() and len == len',
  ])('compares values as Python does: %s', async (source) => {
    const { result } = await check('x = 1', `assert ${source}, "no"`);
    expect(result.error).toBeNull();
  });

  test('that would compare three at a time is refused', async () => {
    const { result } = await check('x = 1', 'assert 1 == 1 == 1, "no"');
    expect(result).toMatchObject({ status: 'failed', error: { type: 'ValueError' } });
  });
});
