/** The bound on files, in real Python. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DISK_LIMIT, fileSystem, MOST_FILES } from './disk.ts';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

function run(source: string) {
  return session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
}

beforeEach(async () => {
  session = await restoreNodeSession();
});

const LIMIT = String(DISK_LIMIT);

describe('a disk of that size is full', () => {
  test.each([
    ['by one file', 'with open("a", "wb") as f:\n    while True: f.write(bytes(1_000_000))'],
    ['by a write far away', `with open("a", "wb") as f:\n    f.seek(${LIMIT})\n    f.write(b"a")`],
    [
      'by making a file larger',
      `open("a", "wb").close()\nimport os\nos.truncate("a", ${LIMIT} + 1)`,
    ],
    ['by a single write', `open("a", "wb", buffering=0).write(bytes(${LIMIT} + 1))`],
    [
      'by many files',
      'i = 0\nwhile True:\n    i += 1\n    open(f"f{i}", "wb").write(bytes(9_000_000))',
    ],
    ['by files without content', 'i = 0\nwhile True:\n    i += 1\n    open(f"f{i}", "w").close()'],
    ['by folders', 'import os\ni = 0\nwhile True:\n    i += 1\n    os.mkdir(f"f{i}")'],
    ['by links', 'import os\ni = 0\nwhile True:\n    i += 1\n    os.symlink("x", f"f{i}")'],
    [
      'by files that are gone but open',
      'import os\nheld = []\nwhile True:\n    f = open("a", "wb", buffering=0)\n    os.remove("a")\n    f.write(bytes(9_000_000))\n    held.append(f)',
    ],
  ])('%s', (_, source) => {
    const { error, notes } = run(source);
    expect(error).toMatchObject({ type: 'OSError' });
    expect(error?.message).toContain('No space left on device');
    expect(notes).toContain('disk-full');
    expect(run('print(6 * 7)')).toMatchObject({ stdout: '42\n', notes: [] });
  });
});

test('what is written between runs counts as well while the session rests', () => {
  const files = fileSystem(session.pyodide);
  const write = (name: string) => {
    for (let i = 0; i < MOST_FILES; i += 1) files.writeFile(`/tmp/${name}-${String(i)}`, '');
  };
  run('x = 1');
  write('ours');
  session.rest(true);
  expect(() => write('left')).not.toThrow();
  expect(() => write('more')).toThrow();
  session.rest(false);
  expect(run('open("a", "w").close()').error).toMatchObject({ type: 'OSError' });
});

test('what is removed makes room', () => {
  const fill = `import os
for _ in range(5):
    with open("a", "wb") as f:
        f.write(bytes(${String(Math.floor(DISK_LIMIT * 0.6))}))
    os.remove("a")
for i in range(${String(Math.floor(MOST_FILES * 1.5))}):
    open("a", "w").close()
    os.remove("a")
print("fits")`;
  expect(run(fill)).toMatchObject({ status: 'done', stdout: 'fits\n', notes: [] });
});

test('files that fit are as ever: written, grown, cut, read', () => {
  const source = `import os
with open("a", "wb") as f:
    f.write(b"one")
    f.write(b"two" * 100_000)
with open("a", "ab") as f:
    f.write(b"three")
os.truncate("a", 9)
with open("a", "rb+") as f:
    f.seek(3)
    f.write(b"TWO")
print(open("a").read(), os.path.getsize("a"))`;
  expect(run(source).stdout).toBe('oneTWOtwo 9\n');
});

test.each([
  ['open("a" * 300, "w")', 'OSError'],
  ['import os\nos.symlink("a" * 5000, "b")', 'OSError'],
  ['import os\n_, end = os.pipe()\nwhile True: os.write(end, bytes(10_000))', 'BlockingIOError'],
])('%j ends with %s', (source, type) => {
  expect(run(source).error).toMatchObject({ type });
});

test('a pipe carries what fits', () => {
  const source = `import os
out, into = os.pipe()
for _ in range(100):
    os.write(into, b"ab" * 20_000)
    assert os.read(out, 100_000) == b"ab" * 20_000
print("carried")`;
  expect(run(source).stdout).toBe('carried\n');
});
