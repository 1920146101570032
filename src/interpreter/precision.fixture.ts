/**
 * Allocations whose bytes follow from CPython's own structures and the allocator's rule, worked out here
 * by hand and not from any reading. Sizes are those of CPython 3.14 with 4-byte pointers; tuples, lists
 * and the like carry 8 bytes more for the collector.
 */
import { chunkSizeFor as block } from '../heap/chunks.ts';

export interface Allocation {
  name: string;
  /** Runs first, unmeasured; with none the row is the whole cell. */
  given?: string;
  code: string;
  /** What the rule says; negative where something is freed. */
  bytes: number;
  /** The reading may lie so far below or above, and why. Without it, it is exact to the byte. */
  bound?: { below?: number; above?: number; why: string };
  /** Where there is no such package, the row is not run. */
  needs?: 'numpy' | 'pandas';
}

const POINTER = 4;
/** How the collector's header and the object's own fields add up. */
const LIST = 8 + 20;
const DICT = 8 + 32;
const SET = 8 + 100;
const FUNCTION = 8 + 76;
const CELL = 8 + 12;
const METHOD = 8 + 24;
const DEQUE = 8 + 108;
const DEQUE_BLOCK = 2 * POINTER + 64 * POINTER;
const MEMORYVIEW = 8 + 88;
const MANAGED_BUFFER = 8 + 60;
const WEAKREF = 8 + 32;
const ARRAY = 48; // NumPy's
const SCALAR = 16; // np.float64

const ascii = (length: number) => block(20 + length + 1);
/** Beyond ASCII there is room for the UTF-8 form; `width` is 1, 2 or 4 bytes a character. */
const text = (length: number, width: number) => block(28 + width * (length + 1));
const bytes = (length: number) => block(16 + length + 1);
/** Two blocks: the object, and its buffer with a closing zero. */
const bytearray = (length: number) => block(28) + block(length + 1);
const tuple = (length: number) => block(8 + 16 + POINTER * length);
/** In digits of 30 bits. */
const int = (digits: number) => block(12 + 4 * digits);
const FLOAT = block(16);
const items = (capacity: number) => block(POINTER * capacity);
/** What a list makes room for when it has to grow to `length`. */
const grownTo = (length: number) => (length + (length >> 3) + 6) & ~3;

/** The room of a list to which so many were appended one by one. */
function appended(length: number): number {
  let capacity = 0;
  for (let n = 1; n <= length; n += 1) if (n > capacity) capacity = grownTo(n);
  return capacity;
}

/** A dictionary's keys: a header, an index of `slots`, room for two thirds as many entries. */
function keys(slots: number): number {
  const index = slots * (slots < 256 ? 1 : 2);
  return block(20 + index + 12 * Math.floor((slots * 2) / 3));
}

const dict = (slots: number) => block(DICT) + keys(slots);

/** An instance whose class leaves room for so many attributes inside it. */
const instance = (room: number) => block(8 + 8 + 8 + 4 + POINTER * room + room);
const slotted = (slots: number) => block(8 + 8 + POINTER * slots);

/** A class begins with room for 30 attributes, and with each instance leaves one less, down to one. */
function instances(count: number, attributes: number): number {
  let sum = 0;
  for (let i = 1; i <= count; i += 1) sum += instance(Math.max(30 - i, 1 + attributes));
  return sum;
}

/** A generator: its object, its frame, and a place for each local variable. */
const generator = (locals: number) => block(92 + POINTER * locals);
const array = (data: number) => block(ARRAY) + block(data);

const THOUSAND = 'kept = [None] * 1000';
const fill = (made: string) => `for i in range(1000): kept[i] = ${made}`;
/** Objects of some types wait, freed, to be used again; so many of them may cost nothing. */
const waiting = (count: number, size: number) => ({
  below: count * size,
  why: `Python keeps up to ${count} freed ones to use them again`,
});

const BUILT_IN: Allocation[] = [
  { name: 'nothing', code: '', bytes: 0 },
  { name: 'object()', code: 'x = object()', bytes: block(8) },
  { name: 'a thousand of object()', given: THOUSAND, code: fill('object()'), bytes: 16_000 },
  { name: 'bytes', code: 'x = bytes(1000)', bytes: bytes(1000) },
  { name: 'short bytes', given: THOUSAND, code: fill('bytes(20)'), bytes: 1000 * bytes(20) },
  { name: 'str, ASCII', code: 'n = 1000\nx = "a" * n', bytes: ascii(1000) },
  { name: 'str, 1 byte wide', code: 'n = 1000\nx = "é" * n', bytes: text(1000, 1) },
  { name: 'str, 2 bytes wide', code: 'n = 1000\nx = "界" * n', bytes: text(1000, 2) },
  { name: 'str, 4 bytes wide', code: 'n = 1000\nx = "😀" * n', bytes: text(1000, 4) },
  { name: 'int of 1000 bits', code: 'n = 1000\nx = 2 ** n', bytes: int(34) },
  { name: 'int of 40 bits', code: 'n = 10 ** 6\nx = n * n', bytes: int(2) },
  {
    name: 'a thousand ints',
    given: THOUSAND,
    code: fill('i + 1_000_000'),
    bytes: 1000 * int(1),
    bound: waiting(100, int(1)),
  },
  {
    name: 'a thousand floats',
    given: THOUSAND,
    code: fill('i * 1.5'),
    bytes: 1000 * FLOAT,
    bound: waiting(100, FLOAT),
  },
  { name: 'complex', code: 'n = 2\nx = complex(n, n)', bytes: block(24) },
  {
    name: 'a thousand ranges',
    given: THOUSAND,
    code: fill('range(5)'),
    bytes: 1000 * block(24),
    bound: waiting(6, block(24)),
  },
];

const CONTAINERS: Allocation[] = [
  // The list itself is one that was freed before, as in every interpreter; its items are new.
  { name: 'list of a known length', code: 'x = [None] * 1000', bytes: items(1000) },
  // Written out it is an empty one, extended: Python then makes room for a multiple of four.
  { name: 'list written out', code: 'x = [None, None, None]', bytes: items(4) },
  { name: 'list, first append', code: 'x = []\nx.append(None)', bytes: items(4) },
  {
    name: 'list, a hundred appended',
    code: 'x = []\nfor _ in range(100): x.append(None)',
    bytes: items(appended(100)),
  },
  {
    name: 'list, one append too many',
    given: 'x = [None] * 1000',
    code: 'x.append(None)',
    bytes: items(grownTo(1001)) - items(1000),
  },
  {
    name: 'list, appended in its room',
    given: 'x = [None] * 9\nx.append(1)',
    code: 'x.append(1)',
    bytes: 0,
  },
  { name: 'list, copied', given: 'x = [None] * 1000', code: 'y = x[:]', bytes: items(1000) },
  { name: 'list, emptied', given: 'x = [None] * 1000', code: 'x.clear()', bytes: -items(1000) },
  {
    name: 'a thousand empty lists',
    given: THOUSAND,
    code: fill('[]'),
    bytes: 1000 * block(LIST),
    bound: waiting(80, block(LIST)),
  },
  { name: 'tuple', given: 'x = [None] * 1000', code: 'y = tuple(x)', bytes: tuple(1000) },
  { name: 'dict, its first key', code: 'x = {1: None}', bytes: keys(8) },
  { name: 'dict of five', code: 'x = dict.fromkeys(range(5))', bytes: dict(8) },
  { name: 'dict, the sixth key', code: 'x = dict.fromkeys(range(6))', bytes: dict(16) },
  { name: 'dict of a hundred', code: 'x = dict.fromkeys(range(100))', bytes: dict(256) },
  {
    name: 'dict, one key too many',
    given: 'x = dict.fromkeys(range(10))',
    code: 'x[10] = None',
    bytes: keys(32) - keys(16),
  },
  {
    name: 'dict, keys deleted',
    given: 'x = dict.fromkeys(range(100))',
    code: 'for i in range(100): del x[i]',
    bytes: 0,
  },
  {
    name: 'a thousand empty dicts',
    given: THOUSAND,
    code: fill('{}'),
    bytes: 1000 * block(DICT),
    bound: waiting(80, block(DICT)),
  },
  { name: 'set', code: 'x = {1, 2, 3}', bytes: block(SET) },
  { name: 'set of a hundred', code: 'x = set(range(100))', bytes: block(SET) + block(512 * 8) },
  { name: 'frozenset', code: 'x = frozenset((1, 2))', bytes: block(SET) },
  { name: 'bytearray', code: 'x = bytearray(1_000_000)', bytes: bytearray(1_000_000) },
  {
    name: 'bytearray, small',
    given: THOUSAND,
    code: fill('bytearray(20)'),
    bytes: 1000 * bytearray(20),
  },
  {
    name: 'bytearray, dropped',
    given: 'x = bytearray(1_000_000)',
    code: 'del x',
    bytes: -bytearray(1_000_000),
  },
  { name: 'bytearray, made and dropped', code: 'x = bytearray(1_000_000)\ndel x', bytes: 0 },
  {
    name: 'deque',
    code: 'from collections import deque\nx = deque()',
    bytes: block(DEQUE) + block(DEQUE_BLOCK),
  },
  {
    name: 'deque of a hundred',
    code: 'from collections import deque\nx = deque(range(100))',
    bytes: block(DEQUE) + 2 * block(DEQUE_BLOCK),
  },
];

const PLAIN = 'class Node: pass\nfirst = Node()';
const FILLED = 'class Node:\n    def __init__(self): self.a = self.b = None\nfirst = Node()';
const SLOTTED = 'class Node: __slots__ = ("a", "b")\nfirst = Node()';

const OBJECTS: Allocation[] = [
  {
    name: 'instance, the first',
    given: 'class Node: pass',
    code: 'x = Node()',
    bytes: instance(30),
  },
  { name: 'attributes inside it', given: PLAIN, code: 'first.a = first.b = None', bytes: 0 },
  {
    name: 'a thousand, no attributes',
    given: `${PLAIN}\n${THOUSAND}`,
    code: fill('Node()'),
    bytes: instances(1000, 0),
  },
  {
    name: 'a thousand, two attributes',
    given: `${FILLED}\n${THOUSAND}`,
    code: fill('Node()'),
    bytes: instances(1000, 2),
  },
  { name: 'instance with slots', given: SLOTTED, code: 'x = Node()', bytes: slotted(2) },
  {
    name: 'a thousand with slots',
    given: `${SLOTTED}\n${THOUSAND}`,
    code: fill('Node()'),
    bytes: 1000 * slotted(2),
  },
  { name: 'function', given: THOUSAND, code: fill('lambda: None'), bytes: 1000 * block(FUNCTION) },
  {
    name: 'closure',
    given: 'def outer(n):\n    def inner(): return n\n    return inner',
    code: 'x = outer(bytearray(1000))',
    bytes: block(FUNCTION) + block(CELL) + bytearray(1000),
  },
  {
    name: 'a thousand bound methods',
    given: `class Node:\n    def m(self): pass\nnode = Node()\n${THOUSAND}`,
    code: fill('node.m'),
    bytes: 1000 * block(METHOD),
    bound: waiting(20, block(METHOD)),
  },
  { name: 'generator', given: 'def g():\n    yield', code: 'x = g()', bytes: generator(0) },
  {
    name: 'generator of ten arguments',
    given: 'def g(a, b, c, d, e, f, h, i, j, k):\n    yield\nten = range(10)',
    code: 'x = g(*ten)',
    bytes: generator(10),
  },
  {
    name: 'generator that holds',
    given: 'def g():\n    held = bytearray(1000)\n    yield',
    code: 'x = g()\nnext(x)',
    bytes: generator(1) + bytearray(1000),
  },
  {
    name: 'memoryview',
    given: 'x = bytearray(1000)',
    code: 'y = memoryview(x)',
    bytes: block(MEMORYVIEW) + block(MANAGED_BUFFER),
  },
  {
    name: 'memoryview, a slice of it',
    given: 'x = memoryview(bytearray(1000))',
    code: 'y = x[:10]',
    bytes: block(MEMORYVIEW),
  },
  {
    name: 'weak reference',
    given: PLAIN,
    code: 'import weakref\nx = weakref.ref(first)',
    bytes: block(WEAKREF),
  },
];

const NUMPY: Allocation[] = [
  // NumPy keeps small blocks to use them again, and has some for the shape of an array.
  { name: 'array of zeros', code: 'import numpy as np\nx = np.zeros(1000)', bytes: array(8000) },
  {
    name: 'array of a million',
    code: 'import numpy as np\nx = np.zeros(1_000_000)',
    bytes: array(8_000_000),
  },
  {
    name: 'array, two dimensions',
    code: 'import numpy as np\nx = np.zeros((100, 100))',
    bytes: array(80_000),
  },
  {
    name: 'array of 4-byte ints',
    code: 'import numpy as np\nx = np.arange(1000)',
    bytes: array(4000),
  },
  {
    name: 'sum of arrays',
    given: 'import numpy as np\na = np.ones(1000)',
    code: 'x = a + a',
    bytes: array(8000),
  },
  {
    name: 'view',
    given: 'import numpy as np\na = np.ones(1000)',
    code: 'x = a[::2]',
    bytes: block(ARRAY),
  },
  {
    name: 'view, reshaped',
    given: 'import numpy as np\na = np.ones(1000)',
    code: 'x = a.reshape(10, 100)',
    bytes: block(ARRAY),
  },
  {
    name: 'copy',
    given: 'import numpy as np\na = np.ones(1000)',
    code: 'x = a[::2].copy()',
    bytes: array(4000),
    bound: { above: block(2 * POINTER), why: 'NumPy may have no freed block left for its shape' },
  },
  {
    name: 'view that keeps it all',
    code: 'import numpy as np\na = np.zeros(100_000)\na = a[:10]',
    bytes: array(800_000) + block(ARRAY),
  },
  {
    name: 'copy of a choice',
    given: 'import numpy as np\na = np.ones(1000)',
    code: 'x = a[a > 0]',
    bytes: array(8000),
    bound: { above: block(1000) + block(2 * POINTER), why: 'NumPy keeps the mask’s freed block' },
  },
  {
    name: 'a thousand NumPy numbers',
    given: `import numpy as np\na = np.ones(1000)\n${THOUSAND}`,
    code: fill('a[i]'),
    bytes: 1000 * block(SCALAR),
  },
].map((row) => ({ ...row, needs: 'numpy' as const }));

const FRAMED = 'import numpy as np\nimport pandas as pd\nd = pd.DataFrame({"a": np.zeros(10)})';
const framework = { above: 4000, why: 'index, blocks and their books are Python objects' };

const PANDAS: Allocation[] = [
  {
    name: 'DataFrame of one column',
    given: FRAMED,
    code: 'x = pd.DataFrame({"a": np.zeros(100_000)})',
    bytes: block(800_000),
    bound: framework,
  },
  {
    name: 'DataFrame, copied',
    given: `${FRAMED}\nd = pd.DataFrame({"a": np.zeros(100_000)})`,
    code: 'x = d.copy()',
    bytes: block(800_000),
    bound: framework,
  },
].map((row) => ({ ...row, needs: 'pandas' as const }));

export const ALLOCATIONS = [...BUILT_IN, ...CONTAINERS, ...OBJECTS, ...NUMPY, ...PANDAS];
