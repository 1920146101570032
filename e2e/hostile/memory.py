# Code that takes all the memory there is.

# %% one-bytearray: MemoryError, kept, smoke
bytearray(2_000_000_000)

# %% many-bytearrays: MemoryError, kept
held = []
while True:
    held.append(bytearray(10_000_000))

# %% small-bytearrays: MemoryError, kept
held = []
while True:
    held.append(bytearray(10))

# %% growing-bytearray: MemoryError or BufferError, kept
held = bytearray(1_000_000)
while True:
    held += bytes(len(held))

# %% growing-list: MemoryError, kept
held = [None]
while True:
    held += held

# %% plain-objects: MemoryError, kept
held = []
while True:
    held.append(object())

# %% many-numbers: MemoryError, kept
held = list(range(10**9))

# %% many-floats: MemoryError, kept
held = [i / 2 for i in range(10**9)]

# %% repeated-list: MemoryError, kept
held = [0] * 10**9

# %% list-of-lists: MemoryError or broke, full
held = []
while True:
    held = [held, [], []]
    if len(held) == 0:
        break

# %% growing-string: MemoryError, kept
held = "ab"
while True:
    held += held

# %% padded-string: MemoryError, kept
held = f"{1:>{10**9}}"

# %% joined-string: MemoryError, kept
held = "a".join("b" * 1000 for _ in range(10**9))

# %% string-stream: MemoryError, kept
import io

held = io.StringIO()
while True:
    held.write("a" * 1_000_000)

# %% byte-stream: MemoryError, kept
import io

held = io.BytesIO()
while True:
    held.write(bytes(1_000_000))

# %% growing-dict: MemoryError, kept
held = {}
while True:
    held[len(held)] = None

# %% growing-set: MemoryError, kept
held = set()
while True:
    held.add(len(held))

# %% growing-array: MemoryError, kept
import array

held = array.array("q", range(100_000))
while True:
    held.extend(held)

# %% growing-deque: MemoryError or SystemError, kept
import collections

held = collections.deque(range(10**9))

# %% linked-list-in-a-full-heap: MemoryError or broke, full
class Node:
    pass


held = None
while True:
    node = Node()
    node.next = held
    held = node

# %% chain-of-tuples: MemoryError or broke, full
held = ()
while True:
    held = (held, held)

# %% many-classes: MemoryError, full
held = []
while True:
    held.append(type("Node", (), {"load": bytearray(1_000_000)}))

# %% many-closures: MemoryError, kept
def adder(n):
    return lambda m: m + n


held = [adder(i) for i in range(10**9)]

# %% many-generators: MemoryError, kept
held = []
while True:
    held.append(i for i in range(10))

# %% huge-number: MemoryError, kept
held = 1 << 8_000_000_000

# %% tee-far-ahead: MemoryError, full
import itertools

near, far = itertools.tee(range(10**9))
for _ in far:
    pass

# %% product-of-much: MemoryError, kept
import itertools

itertools.product(range(10**9), repeat=2)

# %% buffer-of-ctypes: MemoryError, kept
import ctypes

ctypes.create_string_buffer(2_000_000_000)

# %% anonymous-map: OSError, kept
import mmap

held = [mmap.mmap(-1, 100_000_000) for _ in range(100)]

# %% frames-of-a-recursion: MemoryError, kept
def deeper(n):
    held = bytearray(50_000_000)
    return deeper(n + 1) + len(held)


deeper(0)

# %% swallowed-and-held: done, full, smoke
# The heap is still full when the cell ends: the next one has to work all the same.
class Node:
    pass


held = None
try:
    while True:
        node = Node()
        node.next = held
        held = node
except MemoryError:
    pass

# %% swallowed-for-ever: stops, full
held = []
while True:
    try:
        while True:
            held.append(bytearray(100_000))
    except MemoryError:
        pass

# %% error-in-a-full-heap: ZeroDivisionError, full
held = []
try:
    while True:
        held.append([])
except MemoryError:
    pass
1 / 0

# %% error-with-a-huge-message: ValueError, kept
raise ValueError("a" * 10_000_000)

# %% error-with-endless-notes: ValueError, kept
error = ValueError("a")
for _ in range(100_000):
    error.add_note("another note, and it is rather long")
raise error

# %% error-with-endless-causes: ValueError or broke, kept
error = None
for _ in range(100_000):
    one = ValueError("a")
    one.__cause__ = error
    error = one
raise error

# %% error-that-holds-its-frames: MemoryError, kept
def fill():
    held = []
    while True:
        held.append(bytearray(1_000_000))


fill()

# %% numpy-zeros: MemoryError, kept
import numpy as np

held = np.zeros(10**8)

# %% numpy-ones: MemoryError, kept
import numpy as np

held = []
while True:
    held.append(np.ones(1_000_000))

# %% numpy-doubles: MemoryError, kept
import numpy as np

held = np.ones(1_000_000)
while True:
    held = np.concatenate([held, held])

# %% pandas-merge: MemoryError, kept
import pandas as pd

left = pd.DataFrame({"key": [1] * 20_000})
left.merge(left, on="key")

# %% zlib-bomb: MemoryError, kept
import zlib

packer = zlib.compressobj(9)
zeros = bytes(10_000_000)
packed = b"".join([packer.compress(zeros) for _ in range(200)] + [packer.flush()])
zlib.decompress(packed)

# %% gzip-bomb: MemoryError, kept
import gzip
import zlib

packer = zlib.compressobj(9, zlib.DEFLATED, 31)
zeros = bytes(10_000_000)
packed = b"".join([packer.compress(zeros) for _ in range(200)] + [packer.flush()])
gzip.decompress(packed)

# %% zip-bomb: MemoryError, kept
import io
import zipfile

archive = io.BytesIO()
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
    with packed.open("zeros", "w") as entry:
        for _ in range(200):
            entry.write(bytes(10_000_000))
zipfile.ZipFile(archive).read("zeros")

# %% database-in-memory: MemoryError, kept
import sqlite3

database = sqlite3.connect(":memory:")
database.execute("create table t (a)")
while True:
    database.execute("insert into t values (zeroblob(50000000))")

# %% huge-format-of-decimal: MemoryError, kept
import decimal

decimal.getcontext().prec = 10**8
held = [decimal.Decimal(1) / 3 for _ in range(100)]

# %% deeply-nested-expression: MemoryError or broke, kept
eval("(" * 100_000)

# %% deeply-nested-literal: SyntaxError or broke, kept
import ast

ast.literal_eval("[" * 100_000)

# %% long-sum-in-source: RecursionError or broke, kept
compile("1+" * 100_000 + "1", "long", "eval")

# %% deeply-nested-json: RecursionError or broke, kept
import json

json.loads("[" * 100_000)

# %% json-of-a-cycle: ValueError, kept
import json

cycle = []
cycle.append(cycle)
json.dumps(cycle)

# %% copied-chain: RecursionError, kept
import copy

chain = []
for _ in range(2_000):
    chain = [chain]
copy.deepcopy(chain)

# %% pickled-chain: done or RecursionError, kept
import pickle

chain = []
for _ in range(2_000):
    chain = [chain]
pickle.dumps(chain)

# %% compared-chains: RecursionError or broke, kept
one, other = [], []
for _ in range(2_000):
    one, other = [one], [other]
one == other

# %% printed-chain: done, kept
chain = []
for _ in range(2_000):
    chain = [chain]
print(chain)

# %% recursion: RecursionError, kept, smoke
def deeper():
    return deeper()


deeper()

# %% recursion-by-map: RecursionError, kept
def deeper(_):
    return list(map(deeper, [0]))


deeper(0)

# %% recursion-by-key: RecursionError, kept
def deeper(_):
    return sorted([1, 2], key=deeper)


deeper(0)

# %% recursion-by-repr: RecursionError, kept
class Mirror:
    def __repr__(self):
        return f"{self!r}"


repr(Mirror())

# %% recursion-by-equality: RecursionError, kept
class Mirror:
    def __eq__(self, other):
        return self == other


Mirror() == Mirror()

# %% recursion-by-hash: RecursionError, kept
class Mirror:
    def __hash__(self):
        return hash((self,))


{Mirror()}

# %% recursion-by-attribute: RecursionError, kept
class Mirror:
    def __getattr__(self, name):
        return getattr(self, name + "a")


Mirror().a

# %% recursion-by-call: RecursionError or broke, kept
class Mirror:
    pass


Mirror.__call__ = Mirror()
Mirror()()

# %% recursion-by-partial: RecursionError, kept
import functools


def deeper():
    return functools.partial(deeper)()


deeper()

# %% recursion-by-exec: RecursionError, kept
text = "exec(text)"
exec(text)

# %% recursion-by-import: RecursionError, kept
def deeper(*_):
    import nowhere


import builtins

kept_import = builtins.__import__
builtins.__import__ = deeper
try:
    import nowhere
finally:
    builtins.__import__ = kept_import

# %% recursion-by-instance-check: RecursionError, kept
class Meta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls)


class Mirror(metaclass=Meta):
    pass


isinstance(0, Mirror)

# %% recursion-by-format: RecursionError, kept
class Mirror:
    def __format__(self, spec):
        return format(self, spec)


f"{Mirror()}"

# %% recursion-by-sum: RecursionError, kept
class Mirror:
    def __add__(self, other):
        return sum([self, self], self)


Mirror() + Mirror()

# %% recursion-by-regular-expression: RecursionError, kept
import re

re.compile("(" * 5_000 + ")" * 5_000)

# %% recursion-by-finaliser: done, kept
class Node:
    def __del__(self):
        Node()


Node()

# %% resurrection: done, kept
held = []


class Node:
    def __del__(self):
        held.append(self)


for _ in range(10_000):
    Node()
held.clear()
