# What would go on after the run that began it: nothing of a run is scheduled when it has ended.

# %% webloop-again-and-again: done, kept, smoke
# later: times == 0
from pyodide.webloop import WebLoop

loop = WebLoop()
times = 0


def again():
    global times
    times += 1
    loop.call_later(0.001, again)


loop.call_later(0.001, again)
loop.call_soon(again)

# %% webloop-without-end: done, kept
# later: begun == []
from pyodide.webloop import WebLoop

loop = WebLoop()
begun = []


def spin():
    begun.append(1)
    while True:
        pass


loop.call_later(0.01, spin)

# %% webloop-deaf: done, kept
# later: begun == []
from pyodide.webloop import WebLoop

loop = WebLoop()
begun = []


def spin():
    begun.append(1)
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


loop.call_later(0.01, spin)

# %% disk-filled-later: done, kept, smoke
# later: written == 0
from pyodide.webloop import WebLoop

loop = WebLoop()
written = 0


def write():
    global written
    with open(f"/tmp/big{written}", "wb") as file:
        for _ in range(8):
            file.write(bytes(8 * 2**20))
    written += 64
    loop.call_later(0.001, write)


loop.call_later(0.001, write)

# %% python-of-a-promise: done, kept
# later: __import__("builtins").ticks == 0
import builtins

import pyodide_js

builtins.ticks = 0
pyodide_js.runPythonAsync("""
import builtins
from pyodide.webloop import WebLoop

loop = WebLoop()
while True:
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, None)
    builtins.ticks += 1
    await future
""")

# %% promise-after-promise: done, kept, smoke
# later: times == 0
import pyodide_js

times = 0


def again(*_):
    global times
    times += 1
    pyodide_js.loadPackage([]).then(again, again)


pyodide_js.loadPackage([]).then(again, again)

# %% task-of-asyncio: done, kept
# later: times == 0
import asyncio

times = 0


async def count():
    global times
    while True:
        await asyncio.sleep(0.01)
        times += 1


loop = asyncio.new_event_loop()
task = loop.create_task(count())
