/** Who lives and who is garbage, in real Python: the graph's word against the collector's own deed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Findings } from './findings.ts';
import type { Fate, ObjectGraph } from './graph.ts';
import { restoreNodeSession } from './node.ts';
import { loadPackages } from './packages.ts';
import type { Session } from './session.ts';

const HEAD = `import gc; from freed import mark, watch
class Box: pass
`;

let session: Session;

beforeAll(async () => {
  session = await restoreNodeSession();
  const cell = { id: 'cell', source: 'import asyncio', needs: [] };
  await loadPackages(session.pyodide, { cell, pass: 'graph' }, () => undefined);
});

function run(source: string) {
  session.pyodide.runPython(FORGET);
  const cell = { runId: 1, source: HEAD + source, pass: 'graph', filename: 'cell.py' } as const;
  const found = Findings.parse(session.run(cell));
  expect(found.result).toMatchObject({ error: null, notes: [] });
  return found;
}

/** Between two cells of a test: as if each had an interpreter of its own. */
const FORGET = `
for name in [one for one in globals() if not one.startswith('_')]:
    del globals()[name]
__import__('gc').collect()
`;

function fateOf(graph: ObjectGraph, name: string): Fate {
  const node = graph.nodes.find(({ names }) => names.includes(name));
  if (node === undefined) throw new Error(`${name} is not drawn.`);
  return node.fate;
}

/** What both directions say of `x`, at each mark and at the end. */
function fates(source: string): [string, Fate][] {
  return (run(source).graphs ?? []).map((graph) => [graph.mark ?? 'end', fateOf(graph, 'x')]);
}

/** One fate in both directions, at the mark "now". */
function fateNow(source: string): Fate {
  const now = fates(`${source}\nmark("now")`).filter(([mark]) => mark === 'now');
  expect(now).toHaveLength(2);
  const [[, held] = [], [, holders] = []] = now;
  if (held === undefined || held !== holders) throw new Error(`${held} here, ${holders} there`);
  return held;
}

/** What `gc.collect()` then does: whether `x` dies. */
function diesOf(source: string): boolean {
  session.pyodide.runPython(FORGET);
  const cell = { runId: 1, pass: 'references', filename: 'cell.py' } as const;
  const { result } = session.run({ ...cell, source: `${HEAD}${source}\ngc.collect()\npass` });
  expect(result.error).toBeNull();
  return result.watched.find(({ name }) => name === 'x')?.died?.by === 'collector';
}

const GARBAGE: Record<string, string> = {
  'a part of a dead tree': `owner = Box(); owner.me = owner
owner.part = x = Box()
watch(x=x)
del owner, x`,
  'a local in the frame of a stored exception': `def work():
    x = Box(); watch(x=x)
    err = None
    try: raise ValueError
    except ValueError as e: err = e
work()`,
  'the same, with a name for it': `def work():
    x = Box(); watch(x=x)
    me = Box(); me.frame = me; me.err = None
    try: raise ValueError
    except ValueError as e: me.err = e
work()`,
  'a local of a generator that only it knows': `def f():
    me = yield
    x = Box(); watch(x=x)
    yield
g = f(); next(g); g.send(g)
del g`,
  'in a closure that refers to itself': `def make():
    x = Box(); watch(x=x)
    def again(): return again, x
make()`,
  'in a list, in a tuple, in a dictionary of garbage': `a = Box(); x = Box(); a.me = a
a.more = [({"x": x},)]
watch(x=x)
del a, x`,
  'what the collector does not look after, held by garbage': `a = Box(); a.me = a
a.data = x = bytearray(200)
watch(x=x)
del a, x`,
  'the same, in a tuple that it need not look after either': `a = Box(); a.me = a
x = bytes(range(200)); a.pair = (x, 1); watch(x=x)
del a, x
gc.collect(0); a = Box(); a.me = a; x = bytes(range(200)); a.pair = tuple([x, 1]); watch(x=x)
del a, x`,
  'a coroutine that waits for what nobody holds': `import asyncio
async def work(me):
    x = Box(); watch(x=x)
    await me[0]
class Never:
    def __await__(self): yield self
me = [Never()]; c = work(me); me.append(c); c.send(None)
del c, me`,
};

const LIVES: Record<string, string> = {
  'a variable of a running function': `def f():
    x = Box(); watch(x=x)
    mark("now")
f()`,
  'a variable of a function that runs further out': `def inner(): mark("now")
def f():
    x = Box(); watch(x=x)
    inner()
f()`,
  'held by a generator that a name holds': `def f():
    x = Box(); watch(x=x); x.me = x
    yield
g = f(); next(g)`,
  'held by a module': `import string
string.kept = x = Box(); watch(x=x); x.me = x
del x`,
  'held by a class': `class Registry: everything = []
x = Box(); x.me = x; watch(x=x); Registry.everything.append(x)
del x`,
  'held by a bound method that C code holds': `import atexit
class On(Box):
    def close(self): pass
x = On(); x.me = x; watch(x=x); atexit.register(x.close)
del x`,
  'in a kept exception': `def work():
    x = Box(); watch(x=x)
    raise ValueError
try: work()
except ValueError as e: kept = e`,
  'in bytes of a name': 'x = bytearray(200); watch(x=x)',
};

describe('garbage', () => {
  test.each(Object.entries(GARBAGE))('%s', (_, source) => {
    expect(fateNow(source)).toBe('garbage');
  });

  test.each(Object.entries(GARBAGE))('%s: the collector frees it', (_, source) => {
    expect(diesOf(source)).toBe(true);
  });
});

describe('alive', () => {
  test.each(Object.entries(LIVES))('%s', (_, source) => {
    const now = source.includes('mark("now")') ? fates(source) : fates(`${source}\nmark("now")`);
    const said = now.filter(([mark]) => mark === 'now').map(([, fate]) => fate);
    expect(said).toEqual(['lives', 'lives']);
    session.pyodide.runPython('__import__("string").__dict__.pop("kept", 0)');
  });

  test.each(Object.entries(LIVES))('%s: the collector frees nothing', (_, source) => {
    expect(diesOf(source.replace('mark("now")', 'gc.collect()'))).toBe(false);
    session.pyodide.runPython('__import__("string").__dict__.pop("kept", 0)');
  });
});

test('in the middle of a round of the collector nobody knows', () => {
  const source = `class Last(Box):
    def __del__(self): mark("now")
x = Box(); watch(x=x)
a = Last(); a.me = a
del a
gc.collect()`;
  expect(fates(source)).toEqual([
    ...(['now', 'now'] as const).map((mark) => [mark, 'unknown']),
    ...(['end', 'end'] as const).map((mark) => [mark, 'lives']),
  ]);
});

test('asking leaves nothing behind, and collects nothing', () => {
  const source = `a = Box(); a.me = a; x = a; watch(x=x)
del a, x
mark("one")
before = len(gc.get_objects())
mark("two")
print(len(gc.get_objects()) - before, gc.collect())`;
  expect(run(source).result.stdout).toBe('0 1\n');
});
