/** The rounds of the collector in real Python: what each freed, and that watching them adds nothing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startNodeSession } from './node.ts';
import type { Pass } from './pass.ts';
import type { Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startNodeSession();
});

/** Between two cells of a test: as if each had an interpreter of its own. */
const FORGET = `
for name in [one for one in globals() if not one.startswith('_')]:
    del globals()[name]
__import__('gc').collect()
`;

function run(source: string, pass: Pass = 'bytes') {
  session.pyodide.runPython(FORGET);
  const cell = { runId: 1, source: `import gc\n${source}`, pass, filename: 'cell.py' };
  const { result } = session.run(cell);
  expect(result).toMatchObject({ error: null, notes: [] });
  return result;
}

const NODE = 'class Node: pass\n';
const CYCLES = (n: number) => `for _ in range(${String(n)}):\n    x = Node(); x.me = x\ndel x, _\n`;

describe('what a round freed', () => {
  test('is nothing where there was no garbage', () => {
    const { collections } = run('gc.collect()\ngc.collect()');
    expect(collections.at(-1)).toMatchObject({ generation: 2, collected: 0, freed: [] });
  });

  test.each([1, 300, 3000])('is the cycles, and nothing else: %i of them', (n) => {
    const { collections } = run(
      `gc.disable()\n${NODE}gc.collect()\n${CYCLES(n)}gc.collect()\ngc.enable()`,
    );
    expect(collections.map(({ freed }) => freed)).toEqual([[], [{ type: 'Node', count: n }]]);
    expect(collections.at(-1)?.collected).toBe(n);
  });

  test('are members of a cycle and what only they held, by type', () => {
    const source = `gc.collect()\n${NODE}a = Node(); b = [a]; a.b = b; a.data = bytearray(10)\ndel a, b\ngc.collect()`;
    const last = run(source).collections.at(-1);
    expect(last?.freed).toHaveLength(3);
    expect(last?.freed).toEqual(
      expect.arrayContaining(['Node', 'bytearray', 'list'].map((type) => ({ type, count: 1 }))),
    );
    expect(last?.collected).toBe(2); // Python counts what was in the cycle
  });

  test('does not count what comes back to life in its finaliser', () => {
    const source = `gc.collect()
saved = []
class Phoenix:
    def __del__(self): saved.append(self)
p = Phoenix(); p.me = p
del p
gc.collect()`;
    const last = run(source).collections.at(-1);
    expect(last?.freed.filter(({ type }) => type === 'Phoenix')).toEqual([]);
  });
});

describe('rounds that come by themselves', () => {
  test('are of generation 1, and the first of them free nothing', () => {
    const { collections, types } = run(`gc.collect()\n${NODE}${CYCLES(9000)}`);
    const own = collections.slice(1);
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const round of own)
      expect(round).toMatchObject({ generation: 1, freed: [], collected: 0 });
    expect(types?.find(({ type }) => type === 'Node')).toMatchObject({ born: 9000, left: 9000 });
  });
});

test('what Python makes to tell of a round is not among the births and deaths', () => {
  const { types } = run('gc.collect()\ngc.collect()\ngc.collect()');
  expect(types).toEqual([]);
});

test('the counters stand beside the same rounds, and a round sets the first one back', () => {
  const { collections } = run(`gc.collect()\n${NODE}${CYCLES(2500)}gc.collect()`, 'collector');
  const [, automatic] = collections;
  expect(automatic?.counters?.before[0]).toBeGreaterThanOrEqual(2000);
  expect(automatic?.counters?.after[0]).toBeLessThan(10);
});
