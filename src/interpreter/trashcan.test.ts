/** Chains that die at once, in real Python: longer than the browser's stack or Node's is deep. */
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import { type Pass, SECOND_PASSES } from './pass.ts';
import type { Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await restoreNodeSession();
});

function run(source: string, pass: Pass = 'bytes') {
  return session.run({ runId: 1, source, pass, filename: 'cell.py' }).result;
}

const LENGTH = 100_000;

/** How a link is made that holds `chain`, and what has to stand before it. */
const LINKS: Record<string, { link: string; before?: string }> = {
  list: { link: '[chain]' },
  tuple: { link: '(chain,)' },
  dict: { link: '{0: chain}' },
  set: {
    link: '{Node(chain)}',
    before: 'class Node:\n    def __init__(self, held): self.held = held',
  },
  slots: {
    link: 'Node(chain)',
    before:
      'class Node:\n    __slots__ = ("next",)\n    def __init__(self, next): self.next = next',
  },
  'class with a finaliser': {
    link: 'Node(chain)',
    before:
      'class Node:\n    def __init__(self, next): self.next = next\n    def __del__(self): pass',
  },
  closure: { link: 'make(chain)', before: 'def make(held):\n    return lambda: held' },
  generator: {
    link: 'begun(chain)',
    before:
      'def gen(held): yield held\ndef begun(held):\n    one = gen(held)\n    next(one)\n    return one',
  },
  exception: {
    link: 'caused(chain)',
    before: 'def caused(by):\n    one = ValueError()\n    one.__context__ = by\n    return one',
  },
  partial: { link: 'partial(print, chain)', before: 'from functools import partial' },
  'bound method': {
    link: 'Node(chain).run',
    before: 'class Node:\n    def __init__(self, held): self.held = held\n    def run(self): pass',
  },
  iterator: { link: 'iter([chain])' },
  chain: { link: 'itertools.chain([chain])', before: 'import itertools' },
  deque: { link: 'deque([chain])', before: 'from collections import deque' },
};

describe(`a chain of ${String(LENGTH)} dies by count:`, () => {
  test.each(Object.entries(LINKS))('%s', (_, { link, before = '' }) => {
    const source = `${before}\nchain = None\nfor _ in range(${String(LENGTH)}): chain = ${link}\ndel chain\nprint("freed")`;
    const result = run(source);
    expect(result).toMatchObject({ status: 'done', stdout: 'freed\n', notes: [] });
    const most = Math.max(...(result.types ?? []).map(({ died }) => died));
    expect(most).toBeGreaterThanOrEqual(LENGTH);
    expect(Math.max(...(result.types ?? []).map(({ left }) => left))).toBeLessThan(10);
  });
});

/**
 * Python destroys an object of these with two functions, the second of them its base's, and both may be ours: the
 * second must not let the same object wait. Which of the two meets the limit depends on what lies around the chain.
 */
const OF_TWO = {
  'class that is a list': ['L([chain])', 'class L(list): pass'],
  'class that is a dictionary': ['D({0: chain})', 'class D(dict): pass'],
  'class that is an error': [
    'caused(chain)',
    'class E(Exception): pass\ndef caused(by):\n    one = E()\n    one.held = by\n    return one',
  ],
  'node of a syntax tree': ['ast.Expr(chain)', 'import ast'],
} as const;

test.each(Object.entries(OF_TWO))(
  'a chain of a %s dies, whatever is around it',
  (_, [link, before]) => {
    for (const around of ['chain', '[chain]', '[[chain]]', '[[[chain]]]']) {
      const source = `${before}\nchain = None\nfor _ in range(1_000): chain = ${link}\nchain = ${around}\ndel chain\nprint("freed")`;
      expect(run(source)).toMatchObject({ status: 'done', stdout: 'freed\n', notes: [] });
    }
  },
);

test('the tree of a long sum dies, the reader’s and that of the pass over the lines', () => {
  const sum = `1${'+1'.repeat(200)}`;
  for (const pass of ['bytes', 'lines', 'peak'] as const) {
    expect(run(`import ast\ntree = ast.parse("${sum}")\ndel tree\nx = ${sum}`, pass).status).toBe(
      'done',
    );
  }
});

const NODES =
  'class Node:\n    def __init__(self, next): self.next = next\nchain = None\nfor _ in range(50_000): chain = Node(chain)\n';

test.each(['bytes', ...SECOND_PASSES.filter((pass) => pass !== 'graph')] as const)(
  'a chain dies in the pass %s too',
  (pass) => {
    const source = `${NODES}from freed import watch\nwatch(chain=chain)\ndel chain`;
    expect(run(source, pass)).toMatchObject({ status: 'done', notes: [] });
  },
);

test('a chain dies when the collector frees what holds it', () => {
  const source = `${NODES}import gc\nring = [chain]\nring.append(ring)\ndel chain, ring\nprint(gc.collect() > 0)`;
  const { status, types } = run(source);
  expect(status).toBe('done');
  expect(types?.find(({ type }) => type === 'Node')).toMatchObject({ born: 50_000, died: 50_000 });
});

test('finalisers and weak references are served in the order of the chain, each once', () => {
  const source = `import weakref
class Node:
    def __init__(self, number, next): self.number, self.next = number, next
    def __del__(self): seen.append(self.number)
seen, dropped = [], []
chain = None
for number in range(1_000):
    chain = Node(number, chain)
    weakref.finalize(chain, dropped.append, number)
del chain
print(seen == list(range(999, -1, -1)), sorted(dropped) == list(range(1_000)))`;
  expect(run(source).stdout).toBe('True True\n');
});

test('a finaliser deep in a chain may build and drop chains itself, and save its object', () => {
  const source = `class Node:
    def __init__(self, next): self.next = next
    def __del__(self):
        own = None
        for _ in range(200): own = [own]
        if self.next is None: saved.append(self)
saved = []
chain = None
for _ in range(1_000): chain = Node(chain)
del chain
print(len(saved), saved[0].next)`;
  expect(run(source)).toMatchObject({ stdout: '1 None\n', stderr: '' });
});

test('a tree that is wide and deep dies too', () => {
  const source = `tree = []
for _ in range(300): tree = [tree] + [[] for _ in range(100)]
del tree
print("freed")`;
  const { stdout, types } = run(source);
  expect(stdout).toBe('freed\n');
  expect(types?.find(({ type }) => type === 'list')?.left ?? 0).toBeLessThan(10);
});

test('a chain dies while the collector runs at every birth', () => {
  const source = `import gc
old = gc.get_threshold()
class Node:
    def __init__(self, next): self.next = next
    def __del__(self): self.next, [[]]
chain = None
for _ in range(2_000): chain = Node(chain)
gc.set_threshold(1)
del chain
gc.set_threshold(*old)
print("freed")`;
  expect(run(source).stdout).toBe('freed\n');
});
