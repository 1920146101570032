/** What a round of the collector frees, told apart from what finalizers make, drop and release in it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import type { Pass } from './pass.ts';
import type { Session } from './session.ts';

const HEAD = `import gc
class Node: pass
gc.collect()
`;

describe.each([
  ['counted in WebAssembly', {}],
  ['told to JavaScript', { isTold: true }],
])('%s', (_, options) => {
  let session: Session;

  beforeAll(async () => {
    session = await restoreNodeSession(options);
  });

  function run(source: string, pass: Pass = 'bytes') {
    session.pyodide.runPython(FORGET);
    const cell = { runId: 1, source: HEAD + source, pass, filename: 'cell.py' };
    const { result } = session.run(cell);
    expect(result).toMatchObject({ error: null, notes: [] });
    return result;
  }

  /** Between two cells of a test: as if each had an interpreter of its own. */
  const FORGET = `
for name in [one for one in globals() if not one.startswith('_')]:
    del globals()[name]
__import__('gc').collect()
`;

  const last = (source: string) => run(source).collections.at(-1);
  const nodes = (count: number) => [{ type: 'Node', count }];

  test('what __del__ makes and drops was not freed by the collector', () => {
    const source = `class Noisy:
    def __init__(self): self.me = self
    def __del__(self):
        for i in range(1000): str(i + 1000)
Noisy()
print(gc.collect())`;
    const result = run(source);
    expect(result.stdout).toBe('1\n');
    const round = { collected: 1, freed: [{ type: 'Noisy', count: 1 }], released: [] };
    expect(result.collections.at(-1)).toMatchObject(round);
  });

  test('what __del__ lets go that lived before is told apart', () => {
    const source = `kept = [Node() for _ in range(5)]
class Last:
    def __init__(self): self.me = self
    def __del__(self): kept.clear()
Last()
gc.collect()`;
    const round = { collected: 1, freed: [{ type: 'Last', count: 1 }], released: nodes(5) };
    expect(last(source)).toMatchObject(round);
  });

  test.each([
    [
      'a weak reference’s callback',
      'weakref.ref(node, lambda _: (kept.clear(), [[] for _ in range(50)]))',
    ],
    ['a finalize', 'weakref.finalize(node, lambda: (kept.clear(), [[] for _ in range(50)]))'],
  ])('so is what %s lets go', (_, follow) => {
    const source = `import weakref
kept = [Node() for _ in range(5)]
node = Node(); node.me = node
seen = ${follow}
del node
gc.collect()`;
    const round = last(source);
    expect(round?.freed).toEqual(expect.arrayContaining(nodes(1)));
    expect(round?.collected).toBe(round?.freed.reduce((sum, { count }) => sum + count, 0));
    expect(round?.released.filter(({ type }) => type === 'Node')).toEqual(nodes(5));
    expect(round?.released.filter(({ type }) => type === 'list')).toEqual([]);
  });

  test('and what a callback of gc.callbacks does', () => {
    const source = `kept = [Node() for _ in range(5)]
def report(phase, info):
    if phase == "start": [[] for _ in range(50)]; kept.clear()
gc.callbacks.append(report)
node = Node(); node.me = node
del node
gc.collect()
gc.callbacks.remove(report)`;
    expect(last(source)).toMatchObject({ collected: 1, freed: nodes(1), released: nodes(5) });
  });

  test('what was found unreachable was, though a finalizer lets it go', () => {
    const source = `class Tree(Node):
    def __del__(self): self.left = self.right = None
tree = Tree(); tree.left = Node(); tree.right = Node()
for one in (tree.left, tree.right): one.up = tree
del tree, one
gc.collect()`;
    const round = last(source);
    expect(round?.freed).toEqual([
      { type: 'Node', count: 2 },
      { type: 'Tree', count: 1 },
    ]);
    expect(round?.released).toEqual([]);
  });

  test('an object that a finalizer lets go died by its count, one that was found by the collector', () => {
    const source = `from freed import watch
kept = [Node()]
watch(kept=kept[0])
class Last:
    def __init__(self): self.me = self; self.part = Node(); watch(part=self.part)
    def __del__(self):
        temporary = Node()
        watch(temporary=temporary)
        kept.clear()
Last()
gc.collect()`;
    const { watched } = run(source, 'references');
    expect(Object.fromEntries(watched.map(({ name, died }) => [name, died?.by]))).toEqual({
      ...{ kept: 'count', part: 'collector', temporary: 'count' },
    });
  });

  test('large structures are freed by it to the last object, with what only they hold', () => {
    const source = `nodes = [Node() for _ in range(3000)]
for i, one in enumerate(nodes):
    one.all = nodes; one.next = nodes[i - 1]; one.data = bytearray(9); one.pair = (i * 1.5, one)
del nodes, one, i
print(gc.collect())`;
    const result = run(source);
    const round = result.collections.at(-1);
    const count = (type: string) => round?.freed.find((one) => one.type === type)?.count ?? 0;
    expect(['Node', 'list', 'bytearray', 'tuple', 'float'].map(count)).toEqual([
      ...[3000, 1, 3000, 3000, 3000],
    ]);
    // Python counts what it looks after; whether an instance has a dictionary depends on its past.
    expect(result.stdout.trim()).toBe(String(6001 + count('dict')));
    expect(round?.released).toEqual([]);
  });

  test('what is kept in gc.garbage was found, and not freed', () => {
    const source = `gc.set_debug(gc.DEBUG_SAVEALL)
node = Node(); node.me = node
del node
gc.collect()
gc.set_debug(0)
gc.garbage.clear()
gc.collect()`;
    const [saved, freed] = run(source).collections.slice(-2);
    expect(saved).toMatchObject({ collected: 1, freed: [] });
    expect(freed).toMatchObject({ collected: 1, freed: nodes(1) });
  });

  test('a resurrected object is neither freed nor released', () => {
    const source = `risen = []
class Phoenix:
    def __init__(self): self.me = self
    def __del__(self): risen.append(self); [Node() for _ in range(9)]
Phoenix()
gc.collect()`;
    expect(last(source)).toMatchObject({ collected: 0, freed: [], released: [] });
  });
});
