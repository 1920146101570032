# What breaks the interpreter itself: recognised, said in words, followed by a fresh one.

# %% os-exit: broke, gone, smoke
import os

os._exit(1)

# %% os-exit-0: broke, gone
import os

os._exit(0)

# %% os-abort: broke, gone
import os

os.abort()

# %% kills-itself: broke, gone
import os
import signal

os.kill(os.getpid(), signal.SIGKILL)

# %% raises-a-fault: broke, gone
import signal

signal.raise_signal(signal.SIGSEGV)

# %% exit-of-c: broke, gone
import ctypes

ctypes.pythonapi.exit(3)

# %% finalised: broke, gone
import ctypes

ctypes.pythonapi.Py_FinalizeEx()

# %% fatal-error-of-python: RuntimeError, kept
import faulthandler

faulthandler._fatal_error_c_thread()

# %% fault: broke, gone
import faulthandler

faulthandler._sigsegv()

# %% trap: broke, gone
import faulthandler

faulthandler._sigabrt()

# %% stack-overflow-in-c: AttributeError, kept
import faulthandler

faulthandler._stack_overflow()

# %% limit-lifted-recursion-by-map: RecursionError, kept, smoke
import sys

sys.setrecursionlimit(10**9)


def deeper(_):
    return list(map(deeper, [0]))


deeper(0)

# %% limit-lifted-recursion-by-repr: RecursionError, kept
import sys

sys.setrecursionlimit(10**9)


class Mirror:
    def __repr__(self):
        return f"{self!r}"


repr(Mirror())

# %% limit-lifted-recursion: MemoryError or broke, kept
import sys

sys.setrecursionlimit(10**9)


def deeper():
    return deeper()


deeper()

# %% chain-freed-in-one-go: done, kept, smoke
chain = None
for _ in range(100_000):
    chain = [chain]
del chain

# %% chain-of-objects-freed-in-one-go: done, kept
class Node:
    pass


chain = None
for _ in range(100_000):
    node = Node()
    node.next = chain
    chain = node
del chain, node

# %% chain-left-for-the-collector: done, kept
import gc

chain = ring = []
for _ in range(100_000):
    chain = [chain]
ring.append(chain)
del chain, ring
gc.collect()

# %% chain-left-behind: done, restart
chain = None
for _ in range(100_000):
    chain = (chain,)

# %% recursion-by-partial: done, kept
# prints: still here
from functools import partial


def deeper(items):
    for item in items:
        partial(deeper)(item)


ring = []
ring.append(ring)
try:
    deeper(ring)
except RecursionError:
    print("still here")

# %% recursion-by-json: RecursionError or broke, kept
import json

chain = []
for _ in range(100_000):
    chain = [chain]
json.dumps(chain)

# %% call-of-nothing: broke, gone
import ctypes

ctypes.CFUNCTYPE(None)(0)()

# %% call-of-nonsense: broke, gone
import ctypes

ctypes.CFUNCTYPE(ctypes.c_int)(123_456_789)()

# %% object-at-a-wild-address: broke, gone
import _ctypes

repr(_ctypes.PyObj_FromPtr(12_345))

# %% wild-write-over-the-heap: broke, gone, smoke
import ctypes

held = [bytearray(1_000) for _ in range(100)]
address = ctypes.addressof(ctypes.c_char.from_buffer(held[0]))
ctypes.memset(address, 0xFF, 200_000)

# %% wild-write-over-one-header: broke, gone
# The chain of chunks is cut: from here on no reading can be right.
import ctypes

held = bytearray(1_000)
block = ctypes.c_char.from_buffer(held)
ctypes.memset(ctypes.addressof(block) - 8, 0xFF, 8)
del block

# %% wild-write-everywhere: broke, gone
import ctypes

ctypes.memset(0, 0xFF, 20_000_000)

# %% wild-read-beyond-the-end: broke, gone
import ctypes

ctypes.string_at(2**32 - 4096, 8192)

# %% type-of-an-object-overwritten: SystemError or broke, kept
import ctypes

held = []
ctypes.c_uint32.from_address(id(held) + 4).value = 0
held.append(held)

# %% count-of-an-object-overwritten: stops, kept
import ctypes

held = [1, 2, 3]
again = [held]
ctypes.c_uint32.from_address(id(held)).value = 1
del held
print([i for i in range(1000)], again)
while True:
    pass

# %% none-freed: done or broke, kept
import ctypes

ctypes.c_uint32.from_address(id(None)).value = 1
held = [None] * 10
del held

# %% bytecode-of-nonsense: broke, gone
def nothing():
    pass


nothing.__code__ = nothing.__code__.replace(co_code=b"\x05\xff\x53\xff" * 40)
nothing()

# %% tracer-taken: done, kept
# reads: 1_000_040
import ctypes

ctypes.pythonapi.PyRefTracer_SetTracer(None, None)
held_here = bytearray(1_000_000)

# %% budget-lifted: MemoryError, kept
import ctypes

ctypes.pythonapi.malloc_set_footprint_limit(ctypes.c_size_t(-1))
held = []
while True:
    held.append(bytearray(100_000_000))

# %% exits: done, kept
import sys

sys.exit()

# %% exits-as-at-a-prompt: done, kept
# later: not __import__("sys").stdin.closed
exit()

# %% interrupt-of-its-own: KeyboardInterrupt, kept
raise KeyboardInterrupt("not by Stop")

# %% exits-with-a-word: SystemExit, kept
raise SystemExit("a word")

# %% exits-by-an-object-that-fails: SystemExit, kept
class Sly:
    def __str__(self):
        1 / 0

    __eq__ = __repr__ = __str__
    __hash__ = None


raise SystemExit(Sly())

# %% error-whose-type-fails: TypeError, kept
class Meta(type):
    @property
    def __name__(cls):
        1 / 0

    __module__ = __qualname__ = __name__


raise Meta("Sly", (Exception,), {})()

# %% error-whose-attributes-fail: Sly, kept
class Sly(Exception):
    def __getattribute__(self, name):
        1 / 0


raise Sly

# %% error-that-is-a-group: ExceptionGroup, kept
group = ValueError("a")
for _ in range(200):
    group = ExceptionGroup("b", [group])
raise group

# %% syntax-error-that-lies: SyntaxError, kept
error = SyntaxError("a")
error.filename = "two-names.py"
error.lineno = -5
error.text = 12
error.offset = "b"
raise error

# %% syntax-error-at-a-huge-line: SyntaxError, kept
error = SyntaxError("a")
error.filename = "two-names.py"
error.lineno = 10**30
raise error

# %% null-in-the-code: SyntaxError, kept
exec("a = 1\0")
