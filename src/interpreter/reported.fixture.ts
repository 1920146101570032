/**
 * Programs in our own words for public reports, with the address of each: what was wrong of them here
 * once is in `lines.test.ts` and others by the same name.
 */
export const REPORTED: readonly { name: string; source: string }[] = [
  {
    name: 'stored-exception-cycle',
    source: `# source: https://github.com/python/cpython/issues/75188 (also celery/billiard #311)
# about: an exception kept in a local of the frame it passed through makes a cycle frame -> err -> traceback -> frame
# right: p (and its 300 kB) outlives work(); dies in gc.collect() on line 21, by the collector (Python counts 4: Payload, frame, traceback, ValueError)
import gc
from freed import watch, mark

class Payload:
    def __init__(self):
        self.data = bytearray(300_000)

def work():
    p = Payload()
    watch(p=p)
    err = None
    try:
        raise ValueError("boom")
    except ValueError as e:
        err = e
work()
mark("after work")
gc.collect()
mark("after collect")`,
  },
  {
    name: 'lru-cache-method',
    source: `# source: StackOverflow 33672412 / rednafi.com/python/lru_cache_on_methods / https://github.com/python/cpython/issues/64037
# about: functools.lru_cache on a method keeps every self
# right: job lives after "del job" (count 1: the key tuple in the cache); dies on line 19 by count when the cache is cleared
from functools import lru_cache
from freed import watch, mark

class Job:
    def __init__(self, n):
        self.buf = bytearray(n)
    @lru_cache(maxsize=64)
    def size(self, k):
        return len(self.buf) * k

job = Job(200_000)
watch(job=job)
job.size(3)
del job
mark("job deleted")
Job.size.cache_clear()
mark("cache cleared")`,
  },
  {
    name: 'debug-saveall',
    source: `# source: https://github.com/sqlalchemy/sqlalchemy/issues/5050 , https://github.com/aio-libs/aiohttp/issues/10535 (gc.DEBUG_LEAK)
# about: with DEBUG_SAVEALL the collector finds the cycle, but keeps all of it in gc.garbage: nothing is freed
# right: node lives (gc.garbage holds it) until line 21; round 2 finds 1 and frees nothing; node dies on line 22 by the collector; 1 object of Python's count freed in all
import gc
from freed import watch, mark

class Node:
    def __init__(self):
        self.me = self
        self.data = bytearray(100_000)

gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
node = Node()
watch(node=node)
del node
print(gc.collect())
print(len(gc.garbage) > 0)
mark("saved")
gc.set_debug(0)
gc.garbage.clear()
gc.collect()
mark("cleared")`,
  },
  {
    name: 'json-indent-cycles',
    source: `# source: cpython json.encoder._make_iterencode closures (bugs.python.org), StackOverflow "json.dumps indent memory"
# about: each json.dumps(indent=...) leaves closures that refer to one another: only the collector frees them
# right: CPython 3.13 and 3.14.2: no cycles any more: growth 0.0, gc.collect() finds nothing (about 0.5 kB is kept once, by the first call)
import gc, json
from freed import growth, mark
gc.collect()
gc.disable()
mark("start")
slope = growth(lambda: json.dumps([1, {"a": 2}], indent=1), times=20)
mark("dumped")
freed = gc.collect()
mark("collected")
gc.enable()
print("per call", slope > 100, "freed", freed > 20)`,
  },
  {
    name: 'gc-collect-young',
    source: `# source: https://github.com/matplotlib/matplotlib/issues/23701 and pull 23712
# about: figures are cycles; pyplot called gc.collect(1) at each close
# right: CPython 3.14.2 (plain Pyodide says the same): gc.collect(1) returns 0 five times, 5 figures are left; 3.13 and older free each
import gc
from freed import mark
class Figure:
    def __init__(self):
        self.canvas = self
        self.pixels = bytearray(100_000)
gc.collect()
mark("start")
for _ in range(5):
    Figure()
    gc.collect(1)
mark("after five")`,
  },
  {
    name: 'run-until-complete',
    source: `# source: https://github.com/jupyterlab/jupyterlab/issues/4399
# about: loop = asyncio.get_event_loop(); loop.run_until_complete(...)
# right: 3.14: get_event_loop raises RuntimeError without a loop; new_event_loop().run_until_complete works
import asyncio
async def job():
    await asyncio.sleep(0.01)
    return "ok"
loop = asyncio.new_event_loop()
print(loop.run_until_complete(job()))
loop.close()
try:
    loop = asyncio.get_event_loop()
    print("got", type(loop).__name__)
except RuntimeError as e:
    print("RuntimeError", e)`,
  },
  {
    name: 'recursion-500',
    source: `# source: https://github.com/pythontutor-dev/pythontutor/issues/100 , aroberge/friendly #65
# about: recursion 500 deep, which works natively (limit 1,000)
# right: 125250 natively and in plain Pyodide 314.0.3 (limit 1,000); here the limit is 250, and a reader should be told so
def total(n):
    return 0 if n == 0 else n + total(n - 1)
print(total(500))`,
  },
  {
    name: 'partial-recursion',
    source: `# source: https://github.com/pyodide/pyodide/issues/5959 , 951, 2840
# about: endless recursion through functools.partial: natively RecursionError; in Pyodide it killed the interpreter
# right: RecursionError is caught, "still here" is printed
from functools import partial
def f(obj, *, unrelated=1):
    again = partial(f, unrelated=1)
    for x in obj:
        again(x)
a = []
a.append(a)
try:
    f(a)
except RecursionError as e:
    print("caught", type(e).__name__)
print("still here")`,
  },
  {
    name: 'del-makes-temporaries',
    source: `# source: derived from cases 03, 24 (cpython 117379, Chinese posts on __del__)
# about: __del__ makes and drops objects while the collector runs
# right: the collector freed 1 object (Noisy; gc.collect() returns 1). The ints and strings are made and dropped by __del__
import gc
class Noisy:
    def __init__(self):
        self.me = self
    def __del__(self):
        for i in range(1000):
            str(i + 1000)
Noisy()
print(gc.collect())`,
  },
  {
    name: 'peak-after-collect',
    source: `# source: derived from case 27 (matplotlib 23701)
# about: gc.collect() first, then two buffers
# right: peak >= 6,058 bytes: that much del gives back on line 8. Line 7 takes 3,029
import gc
gc.collect()
big = bytearray(3_000)
more = bytearray(3_000)
del big, more`,
  },
  {
    name: 'lines-asyncio-nothing',
    source: `# source: derived from case 03 (cpython 117379)
# about: a first call into the standard library
# right: asyncio.run leaves about 0.4 kB (allocator: 408 with the function main)
import asyncio
async def main():
    pass
asyncio.run(main())`,
  },
  {
    name: 'lines-logging',
    source: `# source: derived from case 11 (celery/billiard 311)
# about: the first log.warning
# right: plain Pyodide, tracemalloc alone: 88 bytes stay; all of the cell: 272 in the allocator
import logging
log = logging.getLogger("a")
log.warning("hello")
log.warning("hello")`,
  },
  {
    name: 'local-of-a-function',
    source: `# source: memory_profiler questions on StackOverflow: which line leaks?
# about: a large local that dies at return, and a small leak
# right: line 7 keeps 1 kB a call (20 kB); line 6 keeps nothing
cache = []
def handle(i):
    body = bytearray(200_000)
    cache.append(bytes(1_000))
    return len(body)
for i in range(20):
    handle(i)`,
  },
  {
    name: 'death-while-suspended',
    source: `# source: case 21 (aiida 4698) made small
# about: an object dies in the event loop while main() waits
# right: one line only, in the sentence and in the table: 300 kB given back while line 12 waits (in asyncio.run, line 14)
import asyncio
from freed import watch
async def main():
    loop = asyncio.get_running_loop()
    big = bytearray(300_000)
    watch(big=big)
    handle = loop.call_soon(len, big)
    del big, handle
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(main())`,
  },
];
