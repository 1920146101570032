import { strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { pack } from './stdlib.ts';

const text = strToU8('print("same again")\n'.repeat(50));
const FILES = {
  'b.py': text,
  'a/__init__.py': strToU8(''),
  'a/started.py': text,
  'unittest/__init__.py': text,
  'unittestify.py': text,
  '_pyio.py': text,
  '_pyrepl/pager.py': text,
  '_pyrepl/console.py': text,
};
const COMPILED = new Map([['a/started.pyc', strToU8('compiled')]]);

function namesIn(name: string): string[] {
  const archive = pack(FILES, COMPILED).get(name);
  if (archive === undefined) throw new Error(`There is no ${name}.`);
  return Object.keys(unzipSync(archive));
}

test('what a start imports is there compiled, and not as source', () => {
  const kept = ['b.py', 'a/__init__.py', 'unittestify.py', '_pyrepl/pager.py', 'a/started.pyc'];
  expect(namesIn('python_stdlib.stored.zip')).toEqual(kept);
  expect(namesIn('python_stdlib.deflated.zip')).toEqual(kept);
});

test('what few cells import is in an archive of its own', () => {
  expect(namesIn('python_stdlib.later.zip')).toEqual(['unittest/__init__.py']);
});

test('only the stored one is uncompressed, and the same input gives the same bytes', () => {
  const contents = () => [...pack(FILES, COMPILED).values()].map((made) => Buffer.from(made));
  const [stored, deflated] = contents();
  expect(stored?.includes(Buffer.from(text))).toBe(true);
  expect(deflated?.includes(Buffer.from(text))).toBe(false);
  expect(contents()[0]).toEqual(stored);
});
