/** Who refers to whom, and how often, in real Python: objgraph walks, TypeScript reads the counts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Findings } from './findings.ts';
import { type GraphNode, NAMESPACE, type ObjectGraph } from './graph.ts';
import { restoreNodeSession, startNodeSession } from './node.ts';
import { loadPackages } from './packages.ts';
import type { Pass } from './pass.ts';
import type { Session } from './session.ts';

const CELL = { id: 'cell', source: '', needs: [] };

let session: Session;

beforeAll(async () => {
  session = await startNodeSession();
  await loadPackages(session.pyodide, { cell: CELL, pass: 'graph' }, () => undefined);
});

/** Runs a cell whose first line imports what it needs; its own lines begin with 2. */
function run(source: string, pass: Pass = 'graph'): Findings {
  session.pyodide.runPython(FORGET);
  const found = session.run({
    runId: 1,
    source: `import gc; from freed import mark, watch\n${source}`,
    pass,
    filename: 'cell.py',
  });
  expect(found.result.error).toBeNull();
  expect(found.result.notes).toEqual([]);
  return Findings.parse(found);
}

/** Between two cells of a test: as if each had an interpreter of its own. */
const FORGET = `
for name in [one for one in globals() if not one.startswith('_')]:
    del globals()[name]
__import__('gc').collect()
`;

function graphOf(
  { graphs }: Findings,
  direction: ObjectGraph['direction'],
  mark: string | null = null,
): ObjectGraph {
  const found = graphs?.find((one) => one.mark === mark && one.direction === direction);
  if (found === undefined) throw new Error(`There is no graph ${direction} at ${String(mark)}.`);
  return found;
}

const held = (source: string) => graphOf(run(source), 'held');
const holders = (source: string) => graphOf(run(source), 'holders');

/** What a node is called in these tests: the name it is watched under, or its type and text. */
function called({ names, type, text }: GraphNode): string {
  return names[0] ?? (text === '' ? type : `${type} ${text}`);
}

function nodeOf(graph: ObjectGraph, name: string): GraphNode {
  const found = graph.nodes.filter((node) => called(node) === name);
  const [node] = found;
  if (node === undefined || found.length > 1) {
    throw new Error(`${String(found.length)} × ${name} in ${graph.nodes.map(called).join()}`);
  }
  return node;
}

const countOf = (graph: ObjectGraph, name: string) => nodeOf(graph, name).count;

/** `a .next b`, sorted. */
function edgesOf({ nodes, edges }: ObjectGraph): string[] {
  const names = new Map(nodes.map((node) => [node.address, called(node)]));
  return edges
    .map(({ from, to, label }) => `${names.get(from) ?? '?'} ${label} ${names.get(to) ?? '?'}`)
    .sort();
}

const NODE = 'class Node: pass\n';
const CYCLE = `${NODE}a = Node(); b = Node()\na.next = b; b.prev = a\nwatch(a=a, b=b)\n`;

describe('counts and references', () => {
  test('of a list in a list, as often as it is there', () => {
    const graph = held('a = []\nouter = [a, 1, a]\nb = a\nwatch(a=a, outer=outer)');
    expect(countOf(graph, 'a')).toBe(4);
    expect(countOf(graph, 'outer')).toBe(1);
    expect(edgesOf(graph)).toEqual([
      `${NAMESPACE} a a`,
      `${NAMESPACE} b a`,
      `${NAMESPACE} outer outer`,
      'outer [0] a',
      'outer [2] a',
    ]);
    expect(nodeOf(graph, 'outer')).toMatchObject({ items: 3, isTracked: true, isCut: false });
    expect(edgesOf(holders('a = []\nouter = [a, 1, a]\nwatch(a=a)'))).toEqual([
      `${NAMESPACE} a a`,
      `${NAMESPACE} outer list`,
      'list [0] a',
      'list [2] a',
    ]);
  });

  test('of a dictionary’s values and keys', () => {
    const graph = held(
      'a = []\nkey = (a,)\nkey = (1, len)\nd = {"one": a, 2: a, None: [a]}\nwatch(d=d, a=a)',
    );
    expect(edgesOf(graph).filter((edge) => edge.startsWith('d '))).toEqual([
      "d ['one'] a",
      'd [2] a',
      'd [None] list',
    ]);
    expect(countOf(graph, 'a')).toBe(4);
    const keyed = held('class Key: pass\nk = Key()\nd = {k: [1]}\nwatch(d=d, k=k)');
    expect(edgesOf(keyed)).toContain('d key k');
    expect(edgesOf(keyed)).toContain('d [Key] list');
  });

  test('of an instance, whose attributes have no dictionary', () => {
    const graph = held(`${NODE}a = Node()\na.data = [1]\nsetattr(a, "more", [2, 3])\nwatch(a=a)`);
    expect(countOf(graph, 'a')).toBe(1);
    expect(edgesOf(graph)).toEqual([`${NAMESPACE} a a`, 'a .data list', 'a .more list']);
  });

  test('of an instance whose attributes are too many to lie in it', () => {
    const source = `${NODE}a = Node()\nfor i in range(40): setattr(a, f"x{i}", i)\na.data = [1]`;
    const graph = held(`${source}\nv = vars(a)\nwatch(a=a)`);
    expect(countOf(graph, 'dict')).toBe(2);
    expect(edgesOf(graph)).toEqual([
      `${NAMESPACE} a a`,
      `${NAMESPACE} v dict`,
      'a __dict__ dict',
      "dict ['data'] list",
    ]);
  });

  test('of private attributes, and of those that only methods set', () => {
    const source = `class Box:
    def __init__(self):
        self.__inside = []
b = Box()
watch(b=b)`;
    expect(edgesOf(held(source))).toContain('b ._Box__inside list');
  });

  test('of an instance with slots, and of one without any', () => {
    const source = `class Pair:
    __slots__ = ("left", "right", "none")
class Number(int):
    __slots__ = ()
p = Pair(); p.left = p.right = Number(7)
watch(p=p)`;
    const graph = held(source);
    expect(edgesOf(graph)).toEqual([`${NAMESPACE} p p`, 'p .left Number', 'p .right Number']);
    expect(countOf(graph, 'Number')).toBe(2);
  });

  test('of a closure: the function, its tuple of cells, the cell, the object', () => {
    const source = `def make():
    big = bytearray(1000)
    def f(): return big
    return f
f = make()
watch(f=f)`;
    const graph = held(source);
    expect(edgesOf(graph)).toEqual([
      `${NAMESPACE} f f`,
      'cell cell_contents bytearray',
      'f .__closure__ tuple',
      'tuple [0] cell',
    ]);
    expect(graph.nodes.map(({ count }) => count)).toEqual([1, 1, 1, 1, expect.any(Number)]);
    expect(nodeOf(graph, 'bytearray')).toMatchObject({ items: 1000, isTracked: false });
    expect(nodeOf(graph, 'f')).toMatchObject({ text: 'make.<locals>.f', type: 'function' });
  });

  test('of a function that refers to itself from inside: a cycle of three', () => {
    const source = `def make():
    def again(): return again
    return again
f = make()
watch(f=f)
del f`;
    expect(edgesOf(held(source))).toEqual([
      'cell cell_contents f',
      'f .__closure__ tuple',
      'tuple [0] cell',
    ]);
  });

  test('of a cycle before and after del: only the names are gone', () => {
    const found = run(`${CYCLE}mark("linked")\ndel a, b`);
    const linked = graphOf(found, 'held', 'linked');
    expect(linked.line).toBe(6);
    expect(edgesOf(linked)).toEqual([
      `${NAMESPACE} a a`,
      `${NAMESPACE} b b`,
      'a .next b',
      'b .prev a',
    ]);
    expect([countOf(linked, 'a'), countOf(linked, 'b')]).toEqual([2, 2]);
    for (const direction of ['held', 'holders'] as const) {
      const end = graphOf(found, direction);
      expect(end).toMatchObject({ line: null });
      expect(edgesOf(end)).toEqual(['a .next b', 'b .prev a']);
      expect([countOf(end, 'a'), countOf(end, 'b')]).toEqual([1, 1]);
    }
  });

  test('of a bound method, a generator and a frame that an error has kept', () => {
    const source = `class Page:
    def on(self): pass
p = Page()
callbacks = [p.on]
def lines(page):
    yield page
g = lines(p); next(g)
def fail(page):
    1 / 0
try:
    fail(p)
except ArithmeticError as error:
    kept = error
watch(p=p)`;
    const graph = holders(source);
    expect(edgesOf(graph)).toEqual(
      expect.arrayContaining([
        'method Page.on __self__ p',
        'list [0] method Page.on',
        'generator lines page p',
        'frame fail page p',
        'traceback tb_frame frame fail',
        'ZeroDivisionError __traceback__ traceback',
        `${NAMESPACE} kept ZeroDivisionError`,
      ]),
    );
    expect(graph.nodes.filter(({ type }) => type === 'frame').map(called)).toEqual(['frame fail']);
  });

  test('of what a class or a module holds: there the walk ends', () => {
    const source = `import string
class Registry:
    everything = []
r = [Registry() for _ in range(3)]
item = {}
Registry.everything.append(item)
string.kept = item
watch(item=item)`;
    const graph = holders(source);
    expect(edgesOf(graph)).toEqual([
      `${NAMESPACE} Registry type Registry`,
      `${NAMESPACE} item item`,
      "dict ['everything'] list",
      'list [0] item',
      "module string ['kept'] item",
      'type Registry __dict__ dict',
    ]);
    session.pyodide.runPython('__import__("string").__dict__.pop("kept")');
  });
});

describe('true counts', () => {
  test('are those that sys.getrefcount gives, without the one that it adds', () => {
    const source = `import sys
${NODE}a = Node(); b = [a, {"a": a}]; c = (a, b)
watch(a=a, b=b, c=c)
print(*[sys.getrefcount(one) - 2 for one in (a, b, c)])`;
    const found = run(source);
    const printed = found.result.stdout.trim().split(' ').map(Number);
    const graph = graphOf(found, 'held');
    // The tuple and the variable of the last line were two more, and are gone.
    expect(['a', 'b', 'c'].map((name) => countOf(graph, name))).toEqual(printed);
  });

  test('at a mark inside a function count its variables, which nothing shown holds', () => {
    const source = `def f():
    inner = []
    also = inner
    watch(inner=inner)
    mark("inside")
f()`;
    const graph = graphOf(run(source), 'holders', 'inside');
    expect(graph.edges).toEqual([]);
    expect(countOf(graph, 'inner')).toBe(2);
  });

  test('bytes are those of the block, without what it points to', () => {
    const graph = held('a = [None] * 1000\nwatch(a=a)');
    expect(nodeOf(graph, 'a').items).toBe(1000);
    // A hole that is 8 bytes larger than what is asked for is handed out whole.
    expect([32, 40]).toContain(nodeOf(graph, 'a').bytes);
  });
});

describe('drawing', () => {
  test('holds nothing: what is let go dies on its line, moments before and after', () => {
    const found = run(`a = [[1], {}]\nwatch(a=a)\nmark("alive")\ndel a\nmark("dead")\nb = 1`);
    expect(found.graphs?.map(({ mark }) => mark)).toEqual(['alive', 'alive']);
    expect(found.result.types?.find(({ type }) => type === 'list')?.left ?? 0).toBe(0);
  });

  test('collects nothing, even where each few objects bring a round about', () => {
    const source = `gc.set_threshold(5)
${CYCLE}del a, b
mark("one")
mark("two")
gc.set_threshold(2000)`;
    const drawn = run(source);
    const bare = run(source, 'bytes');
    const rounds = ({ result }: Findings) => result.collections.length;
    expect(rounds(drawn)).toBe(rounds(bare));
    expect(countOf(graphOf(drawn, 'held', 'two'), 'a')).toBe(1);
  });

  test('leaves the collector as it was', () => {
    const source =
      'a = []\nwatch(a=a)\ngc.disable()\nmark("off")\nprint(gc.isenabled())\ngc.enable()';
    expect(run(`${source}\nmark("on")\nprint(gc.isenabled())`).result.stdout).toBe('False\nTrue\n');
  });

  test('gives no instance a dictionary, and shows the same at the second moment', () => {
    const found = run(`${CYCLE}mark("one")\nmark("two")`);
    for (const direction of ['held', 'holders'] as const) {
      const [one, two] = [graphOf(found, direction, 'one'), graphOf(found, direction, 'two')];
      expect({ ...two, mark: 'one', line: one.line }).toEqual(one);
      expect(two.nodes.filter(({ type }) => type === 'dict')).toEqual([]);
    }
  });

  test('runs nothing of the reader’s: no repr, no property, no getattr, no size', () => {
    const source = `class Loud:
    def __init__(self): self.data = []
    def __repr__(self): print("repr"); return "x"
    def __sizeof__(self): print("sizeof"); return 1
    def __getattr__(self, name): print("getattr", name)
    def __eq__(self, other): print("eq"); return True
    __hash__ = None
    @property
    def noise(self): print("property"); return 1
    def __len__(self): print("len"); return 1
    def __bool__(self): print("bool"); return True
class Bag(list):
    def __iter__(self): print("iter"); return iter(())
    def __len__(self): print("len"); return 9
loud = Loud(); bag = Bag([loud]); loud.bag = bag
watch(loud=loud, bag=bag)
loud.noise if False else None`;
    const found = run(source);
    expect(found.result.stdout).toBe('');
    expect(nodeOf(graphOf(found, 'held'), 'bag')).toMatchObject({ items: 1 });
    expect(edgesOf(graphOf(found, 'held'))).toContain('bag [0] loud');
  });

  test('needs no word of the reader’s objects, not even of what they are', () => {
    const source = `import types, weakref
class Meta(type):
    def __getattr__(cls, name): raise RuntimeError(name)
class Lazy(metaclass=Meta):
    @property
    def __class__(self): raise RuntimeError("not configured")
    def __getattr__(self, name): raise RuntimeError(name)
    def __del__(self): pass
class Call:
    def __getattr__(self, name): raise RuntimeError(name)
    def __call__(self): pass
class Name:
    def __eq__(self, other): raise RuntimeError("compared")
class A: pass
a = A(); dead = weakref.proxy(a); del a
lazy = Lazy(); lazy.kept = [1]; Lazy.shared = Lazy()
Call.__module__ = Name()
call = types.MethodType(Call(), lazy)
module = types.ModuleType("odd"); module.__name__ = Name()
module.__getattr__ = lambda name: 1 / 0
import sys
sys.modules["odd"] = module; module.lazy = lazy
keep = {"lazy": lazy, "dead": dead}
watch(dead=dead, keep=keep, lazy=lazy, call=call)
del sys.modules["odd"]`;
    const found = run(source);
    expect(edgesOf(graphOf(found, 'held'))).toEqual(
      expect.arrayContaining(["keep ['lazy'] lazy", "keep ['dead'] dead", 'lazy .kept list']),
    );
    expect(countOf(graphOf(found, 'held'), 'dead')).toBe(2);
  });

  test('that cannot know who is held is refused, and why is said', () => {
    session.pyodide.runPython(FORGET);
    const source = 'import gc; from freed import watch\na = []\nwatch(a=a)\ngc.freeze()';
    const { result } = session.run({ runId: 1, source, pass: 'graph', filename: 'cell.py' });
    session.pyodide.runPython('__import__("gc").unfreeze()');
    expect(result).toMatchObject({ error: null, notes: ['graph-frozen'] });
  });

  test('that has no memory left says so', async () => {
    const other = await restoreNodeSession();
    await loadPackages(other.pyodide, { cell: CELL, pass: 'graph' }, () => undefined);
    const source = `from freed import mark, watch
a = []; watch(a=a)
held = None
try:
    while True: held = held, bytearray(100_000)
except MemoryError: pass
try:
    while True: held = held, bytearray(100)
except MemoryError: mark("full")
held = None`;
    const { result } = other.run({
      ...{ runId: 1, source, pass: 'graph', filename: 'cell.py', budget: 8 * 2 ** 20 },
    });
    expect(result).toMatchObject({ error: null, notes: ['graph-no-memory'] });
  });

  test.each(['import gc\n', ''])(
    'leaves the collector nothing to find but the reader’s: %j',
    async (need) => {
      const other = await restoreNodeSession();
      const source = `import gc; from freed import mark, watch
class Doc: pass
doc = Doc(); doc.me = doc
watch(doc=doc)
del doc
mark("dropped")
print(gc.collect())`;
      const needs = need === '' ? [] : [{ id: 'need', source: need }];
      const cell = { ...CELL, source, needs };
      await loadPackages(other.pyodide, { cell, pass: 'graph' }, () => undefined);
      for (const one of needs) {
        other.run({ runId: 0, source: one.source, pass: 'bytes', filename: 'need.py' });
      }
      const { result } = other.run({ runId: 1, source, pass: 'graph', filename: 'cell.py' });
      expect(result).toMatchObject({ error: null, stdout: '1\n', notes: [] });
    },
  );

  test('that fails is told as such, and the reader’s code goes on', () => {
    session.pyodide.runPython(FORGET);
    const source = `from freed import mark, watch
import io
kept, io.StringIO = io.StringIO, None
a = []
watch(a=a)
mark("here")
io.StringIO = kept
print("on")`;
    const { result } = session.run({ runId: 1, source, pass: 'graph', filename: 'cell.py' });
    expect(result).toMatchObject({ error: null, stdout: 'on\n', notes: ['graph-disturbed'] });
  });

  test('is not changed by what a cell does with an objgraph of its own', () => {
    const source = 'import objgraph\nobjgraph.show_refs = None\na = [[]]\nwatch(a=a)';
    expect(nodeOf(held(source), 'a')).toMatchObject({ count: 1, items: 1 });
  });

  test('leaves out what is too much, and says where', () => {
    const many = held('a = [[] for _ in range(30)]\nwatch(a=a)');
    expect(many.nodes.length).toBeLessThanOrEqual(15);
    expect(nodeOf(many, 'a').isCut).toBe(true);
    const deep = held('a = []\nfor _ in range(10): a = [a]\nwatch(a=a)');
    expect(deep.nodes.filter(({ isCut }) => isCut)).toHaveLength(1);
    const wide = held(
      'a = [[[[] for _ in range(9)] for _ in range(9)] for _ in range(9)]\nwatch(a=a)',
    );
    expect(wide.nodes.length).toBeLessThanOrEqual(61);
  });

  test('knows all references among what is drawn, those too that it did not walk along', () => {
    // A ring longer than the walk is deep: the last one drawn refers to nothing that is drawn …
    const ring = `${NODE}ring = [Node() for _ in range(5)]
for i in range(5): ring[i].next = ring[(i + 1) % 5]
a = ring[0]
watch(a=a)
del ring, a`;
    const graph = held(ring);
    // … but for the one that closes the ring.
    expect(graph.edges).toHaveLength(5);
    expect(graph.nodes.map(({ count, isCut }) => [count, isCut])).toEqual(
      Array.from({ length: 5 }, () => [1, false]),
    );
  });

  test('shows nothing of ours, although it keeps the lines of a cell and the None beside them', () => {
    const found = holders('x = None\nwatch(x=x)'); // in the cache of lines as a time that is not known
    expect(JSON.stringify(found)).not.toMatch(/warm-up|cell\.py/);
  });

  test('shows nothing of Python’s own', () => {
    const source = 'def f(x: int = 3) -> int: return x\nprint(f())\nwatch(f=f)';
    const graph = held(source);
    expect(graph.nodes.map(called)).toEqual(['f', 'tuple', NAMESPACE]);
  });
});
