import { expect, test } from 'vitest';
import { programOf } from './program.ts';

test('code that needs nothing stays as it is', () => {
  expect(programOf({ source: '\nfrom __future__ import annotations\n', needs: [] })).toBe(
    '\nfrom __future__ import annotations\n',
  );
});

test('what it needs comes before it, and imports from the future before all', () => {
  const needs = [
    { id: 'a', source: 'a = 1\n' },
    { id: 'b', source: 'from __future__ import annotations\nb = 2' },
  ];
  const source = 'from __future__ import annotations\nprint(a + b)';
  expect(programOf({ source, needs })).toBe(
    'from __future__ import annotations\na = 1\n\n\nb = 2\n\n\nprint(a + b)',
  );
});
