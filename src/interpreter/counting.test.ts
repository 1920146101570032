/**
 * Births and deaths counted in WebAssembly, against every event told to JavaScript one by one: the same
 * programs must give the same findings.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Findings } from './findings.ts';
import { restoreNodeSession } from './node.ts';
import { loadPackages } from './packages.ts';
import type { Pass } from './pass.ts';
import type { Session } from './session.ts';
import { NO_READING } from './unfinished.ts';

const WATCH = 'from freed import mark, watch\n';

const PROGRAMS: Record<string, string> = {
  'lists that die at once and lists that stay':
    'kept = []\nfor n in range(5000):\n    pair = [n, []]\n    if n % 7 == 0: kept.append(pair)\nwatch(kept=kept)\ndel kept[100:]\ndel kept',
  'cycles, by the collector':
    'import gc\nclass N: pass\ndef pair():\n    a, b = N(), N()\n    a.b, b.a = b, a\n    return a\nfirst = pair()\nwatch(first=first)\nfor _ in range(300): pair()\ndel first\ngc.collect()\nrest = [pair() for _ in range(50)]\ndel rest\ngc.collect(0)',
  'automatic rounds': 'for n in range(30_000):\n    a = []\n    a.append(a)\nwatch(a=a)\ndel a',
  'a round after every object':
    'import gc\nold = gc.get_threshold()\ngc.set_threshold(1, 1, 1)\nx = [[n] for n in range(200)]\ngc.set_threshold(*old)',
  resurrections:
    'import gc\nrisen = []\nclass P:\n    def __del__(self): risen.append(self)\nwatch(p=(p := P()))\ndel p\nfor _ in range(20): P()\ndel risen[5:]\nc = P()\nc.me = c\nwatch(c=c)\ndel c\ngc.collect()\nrisen.clear()\ngc.collect()',
  'a finaliser that comes later':
    'class Q: pass\nx = [Q() for _ in range(10)]\ndel x[5:]\nQ.__del__ = lambda self: None\ndel x[3:]\ndel Q.__del__\nwatch(y=x[0])\ndel x',
  'objects that move':
    'def grow(n):\n    text = "x" * n\n    for i in range(300):\n        text += "y" * (i % 40)\n        if i == 10: watch(text=text)\n    return len(text)\ngrow(1000)\nt = tuple(n for n in range(5000))\nb = b"".join(bytes([n % 256]) for n in range(2000))',
  'no room to move to':
    'import io\nheld = io.BytesIO()\nwatch(held=held)\ntry:\n    while True: held.write(bytes(5_000_000))\nexcept MemoryError: held = None',
  'generators and coroutines':
    'def g():\n    x = []\n    watch(x=x)\n    yield x\n    del x\n    yield\nh = g()\nnext(h)\nnext(h)\nfor _ in g(): pass\ni = g()\nnext(i)\ndel i\nasync def c(): return [1]\nfor _ in range(10):\n    one = c()\n    one.close()\ntotal = sum(n * 0.5 for n in range(3000))',
  'types that come and go':
    'import gc\nfor n in range(400):\n    class T:\n        def __init__(self): self.x = n * 1.5\n    kept = [T(), T()]\n    if n % 50 == 0: gc.collect()\ndel T, kept\ngc.collect()\nclass M(type):\n    def __del__(cls): pass\nfor _ in range(5): M("A", (), {})()\ngc.collect()',
  'an object of another class':
    'class A: pass\nclass B: pass\nx = A()\nwatch(x=x)\nx.__class__ = B\ndel x',
  'an address that is used again':
    'for n in range(50):\n    thing = [n]\n    watch(thing=thing)\n    del thing\n    other = (n, [n])',
  'a heap that grows':
    'a = [bytearray(3_000_000) for _ in range(30)]\nwatch(a=a)\nb = [[n] for n in range(100_000)]\ndel a\nc = [[n] for n in range(50_000)]\ndel b',
  'an error, and its frames':
    'def f(n):\n    local = [n]\n    watch(local=local)\n    if n: f(n - 1)\n    else: 1 / 0\nf(5)',
  'a tracer of its own':
    'import tracemalloc\nx = [[] for _ in range(10)]\ntracemalloc.start()\ny = [[] for _ in range(10)]\ntracemalloc.stop()',
  marks: 'for n in range(3):\n    x = [[k] for k in range(n * 100)]\n    mark(f"round {n}")',
  NumPy:
    'import numpy as np\na = np.arange(10_000)\nwatch(a=a)\nv = a[::2]\nw = [v + n for n in range(100)]\ndel a, v\nf = [float(x) for x in w[3]]\ndel w',
};

let counting: Session;
let told: Session;
let runId = 0;

beforeAll(async () => {
  [counting, told] = await Promise.all([
    restoreNodeSession(),
    restoreNodeSession({ isTold: true }),
  ]);
});

async function found(session: Session, source: string, pass: Pass): Promise<Findings> {
  const cell = { id: 'cell', source, needs: [] };
  await loadPackages(session.pyodide, { cell, pass }, () => undefined);
  const whole = session.run({ runId, source: WATCH + source, pass, filename: 'cell.py' });
  const collections = whole.result.collections.map((round) => ({ ...round, ms: 0 }));
  return { ...whole, result: { ...whole.result, elapsedMs: 0, collections } };
}

/** Without addresses and bytes: where holes lie differs from start to start, by whatever the host has freed. */
function withoutPlaces({ result, ...rest }: Findings): Findings {
  const { types, marks } = result;
  return {
    ...rest,
    map: null,
    result: {
      ...result,
      before: NO_READING,
      after: NO_READING,
      types: types && types.map((row) => ({ ...row, bytes: 0 })).sort(byType),
      marks: marks.map((mark) => ({ ...mark, heap: NO_READING })),
    },
  };
}

const byType = (a: { type: string }, b: { type: string }) => a.type.localeCompare(b.type);

/** Runs it in both, so that they go on alike. */
async function expectAlike(source: string, pass: Pass): Promise<Findings> {
  runId += 1;
  const one = withoutPlaces(await found(counting, source, pass));
  expect(one).toEqual(withoutPlaces(await found(told, source, pass)));
  return one;
}

test('the two are what they are called', () => {
  expect([counting.isCounting, told.isCounting]).toEqual([true, false]);
});

test.each(Object.entries(PROGRAMS))('%s', async (_, source) => {
  const { result } = await expectAlike(source, 'bytes');
  const isCounted = result.types?.some(({ born }) => born > 0);
  expect(isCounted ?? result.notes.includes('tracer-disturbed')).toBe(true);
  await expectAlike(source, 'references');
  // The same again, in an interpreter that has run it: other addresses, older objects.
  await expectAlike(source, 'references');
});

test.each(['lists that die at once and lists that stay', 'resurrections', 'a heap that grows'])(
  'to the last byte, where the two began alike: %s',
  async (name) => {
    const source = PROGRAMS[name] ?? '';
    for (let tries = 0; tries < 8; tries += 1) {
      const one = await found(await restoreNodeSession(), source, 'bytes');
      const other = await found(await restoreNodeSession({ isTold: true }), source, 'bytes');
      const isAlike = one.result.before.chunks === other.result.before.chunks;
      if (!isAlike || one.result.before.inUse !== other.result.before.inUse) continue;
      expect(one).toEqual(other);
      return;
    }
    throw new Error('No two starts were alike.');
  },
);

test('more types than can be told apart', async () => {
  const { result } = await expectAlike('for _ in range(66_000): type("N", (), {})()', 'bytes');
  expect(result.notes).toEqual(['types-cut']);
});

/** What a random program does with the five places of `o`. */
const place = fc.integer({ min: 0, max: 4 });
const step = fc.oneof(
  place.map((i) => `o[${i}] = [None]`),
  place.map((i) => `o[${i}] = {"k": ${i}.5}`),
  place.map((i) => `o[${i}] = N(o[${i}])`),
  place.map((i) => `o[${i}] = P(o[${i}])`),
  place.map((i) => `o[${i}] = type("T", (N,), {})(None)`),
  place.map((i) => `o[${i}] = g(o[${i}]); next(o[${i}])`),
  place.map((i) => `o[${i}] = None`),
  place.map((i) => `watch(o${i}=o[${i}])`),
  fc.tuple(place, place).map(([i, j]) => `o[${i}] = o[${j}]`),
  fc.tuple(place, place).map(([i, j]) => `o[${i}] = N(o[${j}]); o[${i}].me = o[${i}]`),
  fc.tuple(place, place).map(([i, j]) => `o[${i}] = [o[${j}], o[${i}]]`),
  fc.integer({ min: 1, max: 3000 }).map((n) => `grow(${n})`),
  fc.constantFrom(
    'gc.collect()',
    'gc.collect(0)',
    'risen.clear()',
    'x = [n * 0.5 for n in range(500)]',
  ),
);
const HEAD = `import gc
class N:
    def __init__(self, other): self.other = other
class P(N):
    def __del__(self):
        if len(risen) < 3: risen.append(self)
def g(x):
    yield x
    yield
def grow(n):
    text = str(n)
    for i in range(20): text += text[:n]
risen, o = [], [None] * 5
`;

test('random programs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.constantFrom<Pass>('bytes', 'references'),
      async (steps, pass) => {
        await expectAlike(HEAD + steps.join('\n'), pass);
      },
    ),
    { numRuns: 40 },
  );
});
