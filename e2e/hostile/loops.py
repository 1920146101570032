# Code that does not end, of every kind. The format of these files: e2e/support/hostile.ts.

# %% while-true: interrupted, kept, smoke
while True:
    pass

# %% lists-without-end: stopped, kept
# The collector goes round them again and again, and where it works nothing can be interrupted.
while True:
    table = [[row] for row in range(250_000)]

# %% cycles-without-end: interrupted, kept
# Stop falls upon our own report of a round, sooner or later.
class Node:
    pass


while True:
    left, right = Node(), Node()
    left.other, right.other = right, left

# %% callbacks-without-end: stops, kept
import gc


def report(*_):
    made = [[number] for number in range(500)]


gc.callbacks.append(report)
gc.set_threshold(1)
while True:
    ring = []
    ring.append(ring)

# %% finally-runs: interrupted, kept
# prints: the end of it
try:
    while True:
        pass
finally:
    print("the end of it")

# %% endless-counting: interrupted, kept
import itertools

for _ in itertools.count():
    pass

# %% endless-permutations: interrupted, kept
import itertools

for _ in itertools.permutations(range(99)):
    pass

# %% exec-within-exec: interrupted, kept
exec("exec('while True: pass')")

# %% swallows-exceptions: interrupted, kept
while True:
    try:
        while True:
            pass
    except Exception:
        pass

# %% swallows-everything: stopped, kept, smoke
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# %% swallows-by-context: stopped, kept
class Deaf:
    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return True


while True:
    with Deaf():
        while True:
            pass

# %% swallows-by-finally: replaced, gone
def deaf():
    while True:
        try:
            while True:
                pass
        finally:
            deaf()
            return


while True:
    deaf()

# %% signal-ignored: replaced, gone, smoke
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    pass

# %% signal-handler-of-its-own: replaced, gone
import signal

signal.signal(signal.SIGINT, lambda *_: None)
while True:
    pass

# %% signal-handler-loops: replaced, gone
import signal


def loop(*_):
    while True:
        pass


signal.signal(signal.SIGINT, loop)
loop()

# %% signal-handler-left-behind: done, kept
import signal

signal.signal(signal.SIGINT, lambda *_: None)
signal.signal(signal.SIGALRM, lambda *_: 1 / 0)

# %% sum-in-c: replaced, gone, smoke
sum(range(10**12))

# %% deque-in-c: replaced, gone
import collections
import itertools

collections.deque(itertools.repeat(0), maxlen=0)

# %% search-in-c: replaced, gone
import itertools

1 in itertools.repeat(0)

# %% sort-in-c: replaced, gone
import itertools

all(map(sorted, itertools.repeat(range(1000))))

# %% permutations-in-c: replaced, gone
import collections
import itertools

collections.deque(itertools.permutations(range(99)), maxlen=0)

# %% decompress-in-c: replaced, gone
import collections
import itertools
import zlib

packed = zlib.compress(bytes(1_000_000))
collections.deque(map(zlib.decompress, itertools.repeat(packed)), maxlen=0)

# %% regular-expression: interrupted, kept
import re

re.match(r"(a+)+$", "a" * 60 + "b")

# %% huge-power: interrupted, kept
7**50_000_000

# %% pow-modulo: interrupted, kept
pow(3, (1 << 400_000) + 1, (1 << 400_000) - 1)

# %% huge-factorial: interrupted, kept
import math

while True:
    math.factorial(3_000)

# %% digits-of-a-huge-number: stops, kept
import sys

sys.set_int_max_str_digits(0)
while True:
    int("9" * 400_000)

# %% colliding-keys: interrupted, kept
{i * (2**31 - 1) for i in range(1, 10_000_000)}

# %% sleep: replaced, gone, smoke
import time

time.sleep(10**6)

# %% sleep-in-a-loop: interrupted, kept
import time

while True:
    time.sleep(0.01)

# %% looping-finaliser: stops, kept
class Node:
    def __del__(self):
        while True:
            pass


Node()

# %% looping-finalisers: replaced, gone
class Node:
    def __del__(self):
        while True:
            pass


while True:
    Node()

# %% looping-finaliser-in-a-cycle: stops, kept
import gc


class Node:
    def __del__(self):
        while True:
            pass


node = Node()
node.me = node
del node
gc.collect()

# %% looping-weakref-callback: stops, kept
import weakref


class Node:
    pass


def loop(_):
    while True:
        pass


node = Node()
weak = weakref.ref(node, loop)
del node

# %% looping-collector-callback: stops, kept
import gc


def loop(*_):
    while True:
        pass


gc.callbacks.append(loop)
gc.collect()

# %% generator-that-refuses-to-close: done, kept
def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


stubborn_one = stubborn()
next(stubborn_one)
del stubborn_one

# %% generator-that-loops-when-closed: interrupted, kept
def stubborn():
    try:
        yield
    finally:
        while True:
            pass


stubborn_one = stubborn()
next(stubborn_one)
stubborn_one.close()

# %% looping-str-of-an-error: stops, kept
class Sly(Exception):
    def __str__(self):
        while True:
            pass


raise Sly

# %% looping-repr-of-a-note: stops, kept
class Sly:
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


error = ValueError("a")
error.__notes__ = [Sly()]
raise error

# %% looping-trace-function: stops, kept
import sys


def trace(*_):
    while True:
        pass


sys.settrace(trace)
print("never")

# %% looping-profile-function: interrupted, kept
import sys


def profile(*_):
    while True:
        pass


sys.setprofile(profile)
print("never")

# %% looping-unraisable-hook: stops, kept
import sys


class Node:
    def __del__(self):
        1 / 0


def loop(_):
    while True:
        pass


sys.unraisablehook = loop
Node()

# %% looping-write: stops, restart
import sys


class Loop:
    def write(self, _text):
        while True:
            pass

    flush = write


sys.stdout = Loop()
print("never")

# %% looping-exit-handler: done, kept
import atexit


@atexit.register
def loop():
    while True:
        pass

# %% looping-module: interrupted, kept
import sys

with open("looping.py", "w") as file:
    file.write("while True: pass")
sys.path.insert(0, ".")
import looping

# %% looping-comparison: interrupted, kept
class Sly:
    def __lt__(self, other):
        while True:
            pass


sorted([Sly(), Sly()])

# %% looping-hash: interrupted, kept
class Sly:
    def __hash__(self):
        while True:
            pass


{Sly()}

# %% looping-codec: interrupted, kept
import codecs


def loop(_name):
    while True:
        pass


codecs.register(loop)
"a".encode("sly")

# %% endless-await: stops, kept
import asyncio

asyncio.run(asyncio.sleep(10**6))

# %% endless-loop-in-a-coroutine: stops, kept
import asyncio


async def loop():
    while True:
        pass


asyncio.run(loop())
while True:
    pass

# %% task-that-loops-after-the-run: RuntimeError, kept
import asyncio


async def loop():
    await asyncio.sleep(0)
    while True:
        pass


task = asyncio.get_event_loop().create_task(loop())

# %% task-that-prints-for-ever-after-the-run: RuntimeError, kept
import asyncio


async def loop():
    while True:
        print("still here")
        await asyncio.sleep(0)


task = asyncio.get_event_loop().create_task(loop())

# %% timer-that-loops-after-the-run: RuntimeError, kept
import asyncio


def loop():
    while True:
        pass


asyncio.get_event_loop().call_later(0.01, loop)

# %% deadlock: stops, kept
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
while True:
    pass

# %% empty-queue: stops, kept
import queue

queue.Queue().get()
while True:
    pass

# %% thread: RuntimeError, kept
import threading


def loop():
    while True:
        pass


threading.Thread(target=loop).start()

# %% other-processes: done, kept
# prints: refused refused refused refused
import os
import subprocess


def attempt(what):
    try:
        what()
        print("worked", end=" ")
    except (OSError, AttributeError):
        print("refused", end=" ")


attempt(lambda: subprocess.run(["sleep", "9"]))
attempt(os.fork)
attempt(lambda: os.execv("/bin/sh", ["sh"]))
attempt(lambda: os.posix_spawn("/bin/sh", ["sh"], {}))

# %% waits-for-input: OSError, kept
input("Your name? ")

# %% waits-for-a-signal: stops, kept
import signal

signal.pause()
while True:
    pass

# %% waits-for-a-connection: stops, kept
import socket

server = socket.socket()
server.bind(("127.0.0.1", 80))
server.listen()
server.accept()
while True:
    pass

# %% alarm: stops, kept
import signal

signal.signal(signal.SIGALRM, lambda *_: 1 / 0)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
while True:
    pass
