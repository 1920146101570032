import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, resolve } from './predicate.ts';
import { defaultTolerance } from './tolerance.ts';
import type { Measured, Predicate } from './types.ts';

const context = { values: { size: 1_000_000 }, tolerance: defaultTolerance('bytes') };
const exact = { values: {}, tolerance: defaultTolerance('count') };

const cases: [Predicate, Measured, boolean][] = [
  [{ equals: 3 }, 3, true],
  [{ equals: 3 }, 4, false],
  [{ equals: 3 }, '3', false],
  [{ equals: 'alive' }, 'alive', true],
  [{ equals: { param: 'size', times: 2, plus: 40 } }, 2_000_040, true],
  [{ near: 1_000_000 }, 1_000_040, true],
  [{ near: 1_000_000 }, 1_050_000, true],
  [{ near: 1_000_000 }, 1_050_001, false],
  [{ near: -1_000_000 }, -950_000, true],
  [{ near: 0 }, 256, true],
  [{ near: 0 }, -257, false],
  [{ near: 0, within: { relative: 0, absolute: 8 } }, 9, false],
  [{ near: { param: 'size' } }, 1_000_040, true],
  [{ near: { param: 'other' } }, 0, false],
  [{ atLeast: 5 }, 5, true],
  [{ atLeast: 5 }, 4.9, false],
  [{ below: 5 }, 5, false],
  [{ below: 5 }, -1e9, true],
  [{ below: { param: 'other' } }, 1, false],
  [{ between: [1, 3] }, 1, true],
  [{ between: [1, 3] }, 3, true],
  [{ between: [1, { param: 'size' }] }, 3.5, true],
  [{ between: [3, 1] }, 2, false],
  [{ contains: 'Error' }, 'MemoryError', true],
  [{ contains: '3' }, 3, false],
  [{ any: [{ equals: 1 }, { contains: 'a' }] }, 'bad', true],
  [{ any: [{ equals: 1 }, { any: [{ below: 0 }] }] }, -1, true],
  [{ any: [{ equals: 1 }] }, 2, false],
  [{ below: 5 }, 'text', false],
];

test.each(cases)('%j of %j: %j', (predicate, value, expected) => {
  expect(holds(predicate, value, context)).toBe(expected);
});

test('near is exact where counting is', () => {
  expect(holds({ near: 3 }, 3, exact)).toBe(true);
  expect(holds({ near: 3 }, 4, exact)).toBe(false);
});

describe('what is no measurement', () => {
  const number = fc.double({ noNaN: true });
  const predicate: fc.Arbitrary<Predicate> = fc.oneof(
    fc.record({ equals: fc.oneof(number, fc.string()) }),
    fc.record({ near: number }),
    fc.record({ atLeast: number }),
    fc.record({ below: number }),
    fc.tuple(number, number).map(([from, to]) => ({ between: [from, to] as [number, number] })),
    fc.record({ contains: fc.string() }),
  );

  test.each([null, NaN, Infinity, -Infinity])('%j satisfies nothing', (value) => {
    fc.assert(
      fc.property(predicate, (one) => {
        expect(holds(one, value, context)).toBe(false);
        expect(holds({ any: [one] }, value, context)).toBe(false);
      }),
    );
  });
});

test('atLeast and below part the numbers between them', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      (value, edge) => {
        const sides = [{ atLeast: edge }, { below: edge }].map((one) => holds(one, value, context));
        expect(sides.filter(Boolean)).toHaveLength(1);
      },
    ),
  );
});

test('an operand without a value is NaN', () => {
  expect(resolve({ param: 'other', plus: 4 }, context.values)).toBeNaN();
});
