import { expect, test } from 'vitest';
import { capabilitiesOf } from './capabilities.ts';

const MIB = 2 ** 20;

test.each([
  [{ deviceMemory: 8 }, 512, true],
  [{ deviceMemory: 4, connection: { saveData: false } }, 512, true],
  [{ deviceMemory: 8, connection: { saveData: true } }, 512, false],
  [{ deviceMemory: 2 }, 256, false],
  [{}, 256, false],
  [{ deviceMemory: 'lots', connection: 'fast' }, 256, false],
])('%j gives Python %i MiB; keeps a spare: %s', (navigator, budget, spare) => {
  expect(capabilitiesOf(navigator)).toEqual({ memoryBudget: budget * MIB, keepsSpare: spare });
});
