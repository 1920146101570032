import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants, type Mutant } from './mutants.ts';
import { mutated } from './mutate.ts';

const mutant: Mutant = { name: 'm', file: 'a.ts', find: 'a < b', replace: '$& || true', tests: [] };

test('the place is replaced by exactly what the list says', () => {
  expect(mutated('if (a < b) go();', mutant)).toBe('if ($& || true) go();');
});

test.each(['if (a > b) go();', 'a < b; a < b;'])(
  'a place that is not there once ends it',
  (code) => {
    expect(() => mutated(code, mutant)).toThrow(
      /m: expected its place once in a\.ts, found it [02]/,
    );
  },
);

test.each(mutants)('$name: has its place', (listed) => {
  const source = readFileSync(listed.file, 'utf8');
  expect(mutated(source, listed)).not.toBe(source);
});

test('no two have the same name', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});
