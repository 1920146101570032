/** What the bare pass reads does not depend on what else is measured: tabs that are open cost nothing. */
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/interpreter/findings.ts';
import { SECOND_PASSES, type SecondPass } from '../../src/interpreter/pass.ts';
import { runCell } from './run-cell.ts';

const CELLS = {
  'a cell with everything in it': `import gc
from freed import growth, mark, watch

class Node:
    def __init__(self):
        self.me = self

a = [bytearray(1000) for _ in range(100)]
watch(a=a)
mark("held")
node = Node()
watch(node=node)
del node
gc.collect()
kept = []
growth(lambda: kept.append(bytearray(100)))
del a[50:]
mark("half")
print(len(a))`,
  'a cell that fails': `from freed import watch
big = bytearray(1_000_000)
watch(big=big)
boom()`,
};

/** What the bare pass found: all but times, and the parts that other passes fill in. */
function bareOf({ result, map, watchedNames }: Findings) {
  const { before, after, marks, types, growth, stdout, status, error, notes } = result;
  const collections = result.collections.map((round) => ({ ...round, ms: 0, counters: null }));
  const shape = map && { sizes: [...map.sizes], kinds: [...map.kinds], at: map.starts[0] };
  const readings = { before, after, marks, types, growth, collections, shape };
  return { ...readings, stdout, status, error, notes, watchedNames };
}

describe.each(Object.entries(CELLS))('%s', (_, source) => {
  test('reads the same with every instrument open, before it and after it', async () => {
    const cell = { id: 'cell', source, needs: [] };
    const run = (passes: readonly SecondPass[]) =>
      runCell(cell, 'snapshot', passes, (_, make) => make()); // each time anew
    const alone = await run([]);
    const open = await run(SECOND_PASSES);
    const again = await run([]);
    expect(open.passes).toEqual(SECOND_PASSES);
    expect(bareOf(open)).toEqual(bareOf(alone));
    expect(bareOf(again)).toEqual(bareOf(alone));
  });
});
