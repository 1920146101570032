/** Errors in words, in real Python: whatever the cell makes of them, the run ends with a result. */
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import { RunResult } from './result.ts';
import type { Session } from './session.ts';

let session: Session;

function run(source: string) {
  const { result } = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' });
  expect(RunResult.parse(result)).toEqual(result);
  return result;
}

beforeAll(async () => {
  session = await restoreNodeSession();
});

const UNSAYABLE = '(its message could not be made)';

test.each<[string, string, number | null, string]>([
  ['class E(Exception):\n    def __str__(self): 1 / 0\nraise E', 'E', 3, UNSAYABLE],
  ['class E(Exception):\n    def __getattribute__(self, name): 1 / 0\nraise E', 'E', 3, ''],
  [
    'e = SyntaxError("a")\ne.filename, e.lineno = "cell.py", 10 ** 30\nraise e',
    'SyntaxError',
    null,
    'a (cell.py, line -1)',
  ],
  [
    'e = SyntaxError("a")\ne.filename, e.lineno = "cell.py", -1\nraise e',
    'SyntaxError',
    null,
    'a (cell.py, line -1)',
  ],
  [
    'e = SyntaxError("a")\ne.filename, e.lineno = "cell.py", "b"\nraise e',
    'SyntaxError',
    null,
    'a (cell.py)',
  ],
  [
    'class F:\n    def __eq__(self, other): 1 / 0\ne = SyntaxError("a")\ne.filename = F()\nraise e',
    'SyntaxError',
    null,
    'a',
  ],
  [
    'class S:\n    def __eq__(self, other): 1 / 0\n    def __str__(self): return "s"\nraise SystemExit(S())',
    'SystemExit',
    4,
    's',
  ],
  ['raise SystemExit(True)', 'SystemExit', 1, 'True'],
  [
    'import traceback\ntraceback.extract_tb = traceback.format_list = None\n1 / 0',
    'ZeroDivisionError',
    3,
    'division by zero',
  ],
  [
    'import traceback\ntraceback.TracebackException = None\n1 / 0',
    'ZeroDivisionError',
    3,
    'division by zero',
  ],
])('%j', (source, type, line, message) => {
  expect(run(source).error).toMatchObject({ type, line, message });
});

test.each(['raise SystemExit', 'raise SystemExit(0)', 'import sys\nsys.exit(None)'])(
  '%j is no error',
  (source) => {
    expect(run(source)).toMatchObject({ status: 'done', error: null });
  },
);

test('a message of millions of characters is cut, and so is its traceback', async () => {
  session = await restoreNodeSession();
  const { error } = run('raise ValueError("a" * 5_000_000)');
  expect(error?.message.length).toBe(200_000);
  expect(error?.traceback.length).toBe(200_000);
});

test.each([
  'import sys\nsys.stdout.close()',
  'import sys\nsys.stdout.detach()',
  'import os\nos.close(1)\nprint(1, end="")',
])('a run ends well whatever it does to its output: %j', async (source) => {
  session = await restoreNodeSession();
  expect(run(source)).toMatchObject({ status: 'done', notes: [] });
  expect(run('x = bytearray(1_000_000)').status).toBe('done');
});

test.each(['settrace', 'setprofile'])('sys.%s ends with its cell', async (name) => {
  session = await restoreNodeSession();
  const source = `import sys\nseen = []\ndef f(*what):\n    seen.append(what[1])\n    return f\nsys.${name}(f)\nlen(seen)`;
  run(source);
  run('count = len(seen)');
  expect(run('print(count, len(seen) - count)').stdout).toMatch(/^\d+ 0\n$/);
});

test('a trace function that fails has no say in the next cell', async () => {
  session = await restoreNodeSession();
  run('import sys\ndef f(*_): raise ValueError("mine")\nsys.settrace(f)');
  expect(run('print(6 * 7)')).toMatchObject({ status: 'done', stdout: '42\n' });
});

describe('the lines of a traceback are those of Python:', () => {
  // All that str.splitlines takes for the end of a line, and Python does not.
  test.each(['\u2028', '\u2029', '\u0085', '\v', '\f', '\x1c', '\x1d', '\x1e'])('%j', (mark) => {
    const { error } = run(`text = "a${mark}b"\ndef fail():\n    return 1 / 0\nfail()`);
    expect(error).toMatchObject({ type: 'ZeroDivisionError', line: 3 });
    expect(error?.traceback).toContain('line 4, in <module>\n    fail()\n');
    expect(error?.traceback).toContain('line 3, in fail\n    return 1 / 0\n');
  });

  test.each(['\n', '\r\n', '\r'])('ended by %j', (end) => {
    const { error } = run(['def fail():', '    return 1 / 0', '', 'fail()'].join(end));
    expect(error?.line).toBe(2);
    expect(error?.traceback).toContain('line 4, in <module>\n    fail()\n');
  });

  test('with a form feed on a line of its own', () => {
    const { error } = run('def f():\n    return 1\n\f\ndef g():\n    return 1 / 0\ng()');
    expect(error?.traceback).toContain('line 5, in g\n    return 1 / 0\n');
  });
});

test('a byte order mark in front is no error, as in a file', () => {
  expect(run('\ufeffprint(1)')).toMatchObject({ error: null, stdout: '1\n' });
  expect(run('\ufeff1 / 0').error).toMatchObject({ type: 'ZeroDivisionError', line: 1 });
  expect(run('print(1)\n\ufeff').error?.type).toBe('SyntaxError');
});
