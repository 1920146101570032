import { expect, test } from 'vitest';
import { capabilitiesOf, lacking } from './capabilities.ts';

const MIB = 2 ** 20;

test.each([
  [{ deviceMemory: 8 }, 512, true, false],
  [{ deviceMemory: 4, connection: { saveData: false } }, 512, true, false],
  [{ deviceMemory: 8, connection: { saveData: true } }, 512, false, true],
  [{ deviceMemory: 2 }, 256, false, false],
  [{}, 256, false, false],
  [{ deviceMemory: 'lots', connection: 'fast' }, 256, false, false],
])('%j gives Python %i MiB; keeps a spare: %s', (navigator, budget, keepsSpare, savesData) => {
  const memoryBudget = budget * MIB;
  expect(capabilitiesOf(navigator)).toEqual({ memoryBudget, keepsSpare, savesData });
});

test('a browser without WebAssembly or workers cannot run Python', () => {
  expect(lacking({ WebAssembly: {}, Worker: EventTarget })).toBeNull();
  expect(lacking({ Worker: EventTarget })).toBe('WebAssembly');
  expect(lacking({ WebAssembly: {} })).toBe('Worker');
});
