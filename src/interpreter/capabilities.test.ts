import { expect, test } from 'vitest';
import { capabilitiesOf, lacking, sharesMemory } from './capabilities.ts';

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

test.each([
  [{ crossOriginIsolated: true, SharedArrayBuffer }, true],
  [{ crossOriginIsolated: true }, false], // WebKitGTK 2.50
  [{ crossOriginIsolated: true, SharedArrayBuffer: undefined }, false],
  [{ crossOriginIsolated: false, SharedArrayBuffer }, false],
  [{}, false],
])(
  'memory is shared with workers where pages are isolated and there is such memory',
  (...given) => {
    expect(sharesMemory(given[0])).toBe(given[1]);
  },
);
