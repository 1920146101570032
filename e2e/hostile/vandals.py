# Code that takes apart what Python and the instruments stand on. Restart brings everything back;
# until then a reading is right or is not shown.

# %% builtins-cleared: done, restart, smoke
import builtins

builtins.__dict__.clear()

# %% builtins-replaced: ValueError, restart
import builtins


def broken(*_, **__):
    raise ValueError("mine")


for name in list(vars(builtins)):
    if name not in ("__name__", "__build_class__", "ValueError", "StopIteration"):
        setattr(builtins, name, broken)

# %% compile-and-exec-replaced: done, restart
import builtins

builtins.compile = builtins.exec = lambda *_, **__: None

# %% import-taken-away: done, restart
import builtins

builtins.__import__ = None

# %% isinstance-lies: done, restart
import builtins

builtins.isinstance = lambda *_: True
builtins.len = lambda _: 0
builtins.type = lambda *_: 1

# %% names-cleared: done, restart
globals().clear()

# %% builtins-of-the-names-taken: done, restart
__builtins__ = {}

# %% builtins-of-the-names-is-none: done, restart
__builtins__ = None

# %% modules-cleared: done, restart, smoke
import sys

sys.modules.clear()

# %% main-taken-away: done, restart
import sys

del sys.modules["__main__"]

# %% main-replaced: done, restart
import sys
import types

sys.modules["__main__"] = types.ModuleType("__main__")

# %% sys-emptied: done, restart
import sys

vars(sys).clear()

# %% paths-emptied: done, kept
import sys

sys.path.clear()
sys.meta_path.clear()
sys.path_hooks.clear()
sys.path_importer_cache.clear()

# %% collect-is-none: done, restart
import gc

gc.collect = gc.disable = gc.get_objects = None

# %% collector-callbacks-cleared: done, kept
# The collector runs unseen: that it did not run would be untrue.
# notes: collections-disturbed
import gc

saved = gc.callbacks[:]
gc.callbacks.clear()
gc.collect()
gc.callbacks.extend(saved)

# %% collector-callbacks-raise: done, restart
import gc


def broken(*_):
    raise ValueError("mine")


gc.callbacks[:] = [broken]
gc.collect()

# %% collector-debugging: done, restart
import gc

gc.set_debug(gc.DEBUG_LEAK | gc.DEBUG_STATS)
gc.collect()

# %% collector-frozen: done, kept
import gc

gc.freeze()
gc.set_threshold(1, 1, 1)

# %% recursion-limit-of-one: RecursionError, kept
import sys

sys.setrecursionlimit(1)

# %% recursion-limit-just-enough: done, restart
import sys

for limit in range(2, 60):
    try:
        sys.setrecursionlimit(limit)
        break
    except RecursionError:
        pass

# %% recursion-limit-huge: done, kept
import sys

sys.setrecursionlimit(2**31 - 1)

# %% monitoring-taken: done, kept
import sys

for tool in range(6):
    if sys.monitoring.get_tool(tool) is None:
        sys.monitoring.use_tool_id(tool, "mine")

# %% monitoring-taken-while-watched: done, kept
# notes: references-differ, references-disturbed
import sys

from freed import watch

held = []
watch(held=held)
for tool in range(6):
    if sys.monitoring.get_tool(tool) is not None:
        sys.monitoring.free_tool_id(tool)
more = held

# %% monitoring-loops: done or broke, restart
import sys

monitoring = sys.monitoring
monitoring.use_tool_id(4, "mine")


def broken(*_):
    raise ValueError("mine")


monitoring.register_callback(4, monitoring.events.LINE, broken)
try:
    monitoring.set_events(4, monitoring.events.LINE)
except ValueError:
    pass

# %% trace-function-raises: done, restart
import sys


def broken(*_):
    raise ValueError("mine")


sys.settrace(broken)

# %% trace-function-left-behind: done, restart
import sys


def trace(*_):
    return trace


sys.settrace(trace)

# %% profile-function-left-behind: done, restart
import sys

sys.setprofile(lambda *_: [0] * 1000)

# %% profile-function-raises: done or ValueError, restart
import sys


def broken(*_):
    raise ValueError("mine")


sys.setprofile(broken)

# %% audit-hook-that-raises: done, restart
import sys


def broken(*_):
    raise ValueError("mine")


sys.addaudithook(broken)

# %% audit-hook-that-spends: done, restart
import sys

spent = []
sys.addaudithook(lambda *_: spent.append(bytearray(1000)))

# %% tracemalloc-on: done, kept
# reads: 1_000_040
import tracemalloc

tracemalloc.start()
held_here = bytearray(1_000_000)

# %% traceback-patched: ZeroDivisionError, restart
import traceback

for name in list(vars(traceback)):
    if not name.startswith("__"):
        setattr(traceback, name, None)
1 / 0

# %% linecache-patched: ZeroDivisionError, restart
import linecache

linecache.cache = None
linecache.getline = linecache.getlines = linecache.checkcache = None
1 / 0

# %% warnings-patched: done, restart
import warnings

warnings.showwarning = warnings.warn = None
warnings.simplefilter("error")

# %% warning-in-the-code: done, kept
"\d"
1 is 1

# %% threading-patched: done, kept
import threading

threading.Thread = threading.Lock = threading.current_thread = None

# %% codecs-patched: done, restart
import codecs
import encodings

codecs.lookup = codecs.encode = codecs.getincrementalencoder = None
encodings.search_function = None
encodings._cache.clear()

# %% types-patched: done, restart
import types

types.CodeType = type("CodeType", (), {})

# %% dict-of-a-type-patched: done, restart
import gc

inside = gc.get_referents(str.__dict__)[0]
inside["splitlines"] = None
inside["join"] = None

# %% environment-cleared: done, kept
import os

os.environ.clear()
os.umask(0o777)
os.chdir("/")

# %% clocks-and-chance-patched: done, kept
import random
import time

random.random = time.time = time.perf_counter = None
random.seed(1)

# %% asyncio-patched: RuntimeError, kept
import asyncio

asyncio.get_event_loop().close()
asyncio.set_event_loop(None)

# %% pyodide-patched: done or TypeError, restart
import sys

for name in [name for name in sys.modules if "pyodide" in name]:
    for attribute in list(vars(sys.modules[name])):
        if not attribute.startswith("__"):
            setattr(sys.modules[name], attribute, None)

# %% freed-patched: done, restart
import freed

freed.mark = freed.watch = freed._probe = None

# %% freed-emptied: done or broke, restart
import freed._abi
import freed._errors
import freed._run

for module in [freed._abi, freed._errors, freed._probe, freed._run, freed]:
    vars(module).clear()

# %% hook-before-replaced: done, restart
import gc

gc.callbacks[0].__self__._before = lambda: None

# %% hook-after-replaced: done, restart, smoke
# reads: 1_000_040
import gc

held_here = bytearray(1_000_000)
gc.callbacks[0].__self__._after = lambda *_: None

# %% hook-before-called: done, kept
# reads: 1_000_040
import gc

held_here = bytearray(1_000_000)
gc.callbacks[0].__self__._before()

# %% hook-after-called: done, kept
# reads: 1_000_040
import gc

gc.callbacks[0].__self__._after()
held_here = bytearray(1_000_000)

# %% hook-after-called-and-replaced: done, restart
# reads: 1_000_040
import gc

runner = gc.callbacks[0].__self__
runner._after()
runner._after = lambda *_: None
held_here = bytearray(1_000_000)

# %% hook-describing-called: done, kept
# reads: 1_000_040
import gc

runner = gc.callbacks[0].__self__
runner._describing(False)
held_here = bytearray(1_000_000)
runner._describing(True)

# %% hook-describing-called-once: done, kept
# reads: 1_000_040
import gc

held_here = bytearray(1_000_000)
gc.callbacks[0].__self__._describing(True)

# %% hook-collection-forged: done, kept
# notes: collections-disturbed
import gc

runner = gc.callbacks[0].__self__
runner._round(False, 2, 0, 0)
runner._round(True, 2, 1_000_000, 0)

# %% hook-error-forged: done, kept
# notes: hooks-disturbed
import gc

gc.callbacks[0].__self__._tell_error("MemoryError", "forged", 1, "forged")

# %% hooks-given-nonsense: done, kept
from freed import _probe

for nonsense in (None, -1, 10**30, "a" * 100, [], object(), float("nan")):
    for hook in (_probe._watch, _probe._label, _probe._mark_line, _probe._begin_growth):
        try:
            hook(nonsense)
        except Exception:
            pass
    try:
        _probe._watch(nonsense, nonsense)
    except Exception:
        pass

# %% watch-of-a-wild-address: done, kept
from freed import _probe

_probe._watch("wild", 2**32 - 4)
_probe._watch("wilder", 12)

# %% run-called: done, kept
# reads: 1_000_040
# A run within a run.
import gc

held_here = bytearray(1_000_000)
gc.callbacks[0].__self__.run("x = bytearray(500_000)", "inner.py", "bytes", 0)

# %% run-replaced: done, restart
import gc

runner = gc.callbacks[0].__self__
runner.run = runner._execute = None

# %% connect-called: done, restart
# reads: 1_000_040
from freed import _probe

_probe.connect({})
held_here = bytearray(1_000_000)

# %% own-frames-reached: done or AttributeError, kept
# reads: 1_000_040
import sys

held_here = bytearray(1_000_000)
frame = sys._getframe()
while frame is not None:
    frame.f_locals.clear() if frame.f_back is None else None
    held_names = list(frame.f_globals)
    frame = frame.f_back

# %% every-object-asked: done, kept
import gc

for one in gc.get_objects():
    try:
        repr(type(one))
    except Exception:
        pass
one = None

# %% loops-that-are-not-there: done, kept
# Told to the passes that count by lines, more than the code has.
import gc

passes = gc.callbacks[0].__self__._passes
for name in ("lines", "peak"):
    tell = getattr(passes, name).loop
    for i in range(45_000):
        tell(1 + i % 12, 13)
