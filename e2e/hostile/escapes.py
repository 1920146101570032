# Ways out of the interpreter: to the page, to storage, to the network, to other code.

# %% module-js: done, kept, smoke
# prints: []
import js

names = ("Object", "Function", "eval", "fetch", "self", "globalThis", "document", "caches")
print([name for name in names if hasattr(js, name)])

# %% js-document-and-window: done, kept
# prints: refused refused refused refused refused
import js

for name in ("document", "window", "localStorage", "postMessage", "importScripts"):
    try:
        getattr(js, name)
        print("ESCAPED", name)
    except AttributeError:
        print("refused", end=" ")

# %% constructor-of-a-function: done, kept, smoke
# prints: refused
from pyodide.ffi import to_js

try:
    print("ESCAPED", to_js([1]).map.constructor("return self")())
except Exception:
    print("refused")

# %% function-of-the-tests-of-pyodide: done, kept
# prints: refused refused
import pyodide_js

for make in (lambda of: of("return self")(), lambda of: of.new("return self")()):
    try:
        print("ESCAPED", make(pyodide_js._api.tests.Function))
    except Exception:
        print("refused", end=" ")

# %% constructors-of-every-kind: done, kept
# prints: refused
import pyodide_js
from pyodide.ffi import to_js

roots = [to_js([1]), to_js({"a": 1}), to_js(b"a"), pyodide_js, pyodide_js.loadPackage]
tried = 0
for root in roots:
    at = root
    for _ in range(6):
        for name in ("map", "slice", "get", "toString", "then", "runPythonAsync", "valueOf"):
            try:
                made = getattr(at, name).constructor.new("return self")()
                print("ESCAPED", made)
            except Exception:
                tried += 1
        try:
            at = at.constructor
        except Exception:
            break
print("refused" if tried > 100 else tried)

# %% run-js: done, kept
# prints: refused
import pyodide.code

try:
    print("ESCAPED", pyodide.code.run_js("self"))
except Exception:
    print("refused")

# %% walk-through-everything: done, kept
# prints: walked
# From every JavaScript object at hand along every property: nothing that leads out is met.
import pyodide_js
from pyodide.ffi import JsProxy, to_js

FORBIDDEN = {
    *("postMessage", "indexedDB", "caches", "localStorage", "XMLHttpRequest", "WebSocket"),
    *("EventSource", "BroadcastChannel", "Worker", "SharedWorker", "importScripts"),
    *("ServiceWorkerRegistration", "WebTransport", "RTCPeerConnection", "FileSystemHandle"),
    *("addEventListener", "dispatchEvent", "StorageManager", "sendBeacon", "cookieStore"),
}
waiting = [pyodide_js, to_js([1]), to_js({"a": 1}), to_js(b"a")]
seen = 0
while waiting and seen < 60:
    at = waiting.pop(0)
    seen += 1
    try:
        names = dir(at)
    except Exception:
        continue
    for name in names:
        if name in FORBIDDEN:
            try:
                found = getattr(at, name)
            except Exception:
                continue
            if found is not None:
                print("ESCAPED", name, at)
        if name.startswith("_") and name not in ("_module", "_api"):
            continue
        try:
            one = getattr(at, name)
        except Exception:
            continue
        if isinstance(one, JsProxy) and len(waiting) < 2000:
            waiting.append(one)
print("walked")

# %% prototypes: done, kept
# prints: refused
import pyodide_js
from pyodide.ffi import to_js

at = pyodide_js
met = []
for step in ("constructor", "constructor", "getPrototypeOf"):
    try:
        at = getattr(at, step)
        met.append(at)
    except AttributeError:
        break
try:
    global_object = pyodide_js._module.globalThis
    print("ESCAPED", global_object)
except AttributeError:
    print("refused")

# %% globals-of-the-realm: done, kept
# prints: refused
# Methods called without an object are called on the global one.
from pyodide.ffi import to_js

tried = 0
for name in ("valueOf", "toString", "concat", "entries", "at", "hasOwnProperty"):
    for root in (to_js([1]), to_js(b"a"), to_js({"a": 1})):
        try:
            method = getattr(root, name)
            got = method.call(None)
            if hasattr(got, "setTimeout"):
                print("ESCAPED", name)
        except Exception:
            tried += 1
print("refused" if tried else "ESCAPED")

# %% timer-of-text: done, restart
# prints: refused
import asyncio

import pyodide_js

for path in ("_api.scheduleCallback", "_module.setTimeout", "_module.callUserCallback"):
    at = pyodide_js
    try:
        for name in path.split("."):
            at = getattr(at, name)
        at("self.postMessage('forged')", 0)
    except Exception:
        pass
print("refused")

# %% fetch-by-pyodide: done, kept
# prints: refused refused refused refused
import asyncio

from pyodide.http import open_url, pyfetch


def attempt(what):
    try:
        what()
        print("ESCAPED", end=" ")
    except Exception:
        print("refused", end=" ")


attempt(lambda: open_url("https://example.com/"))
attempt(lambda: open_url("/"))
attempt(lambda: open_url("pyodide-lock.json"))
attempt(lambda: pyfetch("https://example.com/").send(None))

# %% fetch-by-requests-of-python: done, kept
# prints: refused refused
import urllib.request


def attempt(address):
    try:
        urllib.request.urlopen(address, timeout=1)
        print("ESCAPED", end=" ")
    except Exception:
        print("refused", end=" ")


attempt("http://localhost/")
attempt("https://example.com/")

# %% packages-from-elsewhere: done, kept
# prints: asked
import pyodide_js

for address in ("https://example.com/a-1.0-py3-none-any.whl", "/favicon.svg", "/a.whl"):
    try:
        pyodide_js.loadPackage(address)
    except Exception:
        pass
print("asked")

# %% micropip: ModuleNotFoundError, kept
import micropip

# %% socket-out: done, kept
# prints: refused
import socket

try:
    connection = socket.create_connection(("localhost", 80), timeout=1)
    connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
    print("ESCAPED" if connection.recv(10) else "refused")
except Exception:
    print("refused")

# %% storage-by-file-systems: done, kept
# prints: refused
# Emscripten could keep files in the browser's storage, or read them from elsewhere.
import pyodide_js

for name in ("IDBFS", "NODEFS", "WORKERFS", "PROXYFS", "OPFS", "FETCHFS"):
    try:
        kind = getattr(pyodide_js.FS.filesystems, name)
        pyodide_js.FS.mkdirTree(f"/tmp/{name}")
        pyodide_js.FS.mount(kind, pyodide_js.toPy({}), f"/tmp/{name}")
        pyodide_js.FS.syncfs(True, lambda *_: print("ESCAPED"))
    except Exception:
        pass
print("refused")

# %% mounted-folders: done, kept
# prints: refused
import pyodide_js

try:
    pyodide_js.mountNativeFS("/tmp/native", pyodide_js.FS)
    print("called")
except Exception:
    print("refused")

# %% lazy-file: done or broke, kept
# prints: refused
# A file that is fetched when it is read.
import pyodide_js

try:
    pyodide_js.FS.createLazyFile("/tmp", "page.html", "/", True, False)
    print("ESCAPED", len(open("/tmp/page.html").read()))
except Exception:
    print("refused")

# %% library-from-an-address: done, kept
# prints: refused
import pyodide_js

try:
    pyodide_js._module.loadDynamicLibrary("/favicon.svg", pyodide_js._module)
    print("called")
except Exception:
    print("refused")

# %% functions-of-wasm: done or broke, kept
# prints: refused refused refused
# What Emscripten would run as JavaScript, asked for by name.
import ctypes


def attempt(name, *arguments):
    try:
        getattr(ctypes.pythonapi, name)(*arguments)
        print("ESCAPED", end=" ")
    except (AttributeError, OSError, ValueError):
        print("refused", end=" ")


attempt("emscripten_run_script", b"self.postMessage('forged')")
attempt("emscripten_asm_const_int", b"self.postMessage('forged')")
attempt("emscripten_fetch", b"/")

# %% internals-of-pyodide: done, kept
# prints: refused
import _pyodide_core
import pyodide_js

for name in ("public_api", "_api", "_hiwire", "API"):
    try:
        at = getattr(pyodide_js, name)
        at.rawRun("1")
        at.runPython("1")
    except Exception:
        pass
print("refused" if not hasattr(_pyodide_core, "run_js") else "ESCAPED")

# %% methods-of-the-language-changed: done, kept
# prints: refused
from pyodide.ffi import create_proxy, to_js

mine = create_proxy(lambda *_: print("ESCAPED"))
tried = 0
for root in (to_js([1]), to_js(b"a"), to_js({"a": 1}), to_js([1]).map):
    at = root
    for _ in range(3):
        for name in ("push", "map", "then", "call", "apply", "toString", "set", "get", "next"):
            try:
                setattr(at.constructor.prototype, name, mine)
                print("changed", name, at)
            except Exception:
                tried += 1
        try:
            at = at.constructor
        except Exception:
            break
print("refused")

# %% message-of-its-own: done, kept
# prints: refused
import pyodide_js

tried = []
for path in ("_module.postMessage", "_api.postMessage", "_module.self", "_api.globals.self"):
    at = pyodide_js
    try:
        for name in path.split("."):
            at = getattr(at, name)
        at({"type": "result"})
        print("ESCAPED")
    except Exception:
        tried.append(path)
print("refused" if len(tried) == 4 else tried)

# %% instruments-hooks-lead-nowhere: done, kept
# prints: refused
# The hooks are functions of TypeScript: their constructor runs no text.
from freed import _probe

try:
    print("ESCAPED", _probe._mark.constructor("return self")())
except Exception:
    print("refused")

# %% output-handlers-replaced: done, restart
import pyodide_js

pyodide_js.setStdout()
pyodide_js.setStderr()
print("a" * 100)

# %% interrupts-turned-off: done, restart
import pyodide_js

pyodide_js.setInterruptBuffer(pyodide_js.toPy(None))

# %% interrupts-turned-off-and-looping: replaced, gone
import pyodide_js
from pyodide.ffi import to_js

pyodide_js.setInterruptBuffer(to_js(bytes(4)))
while True:
    pass

# %% memory-outside-python: stops, kept
# JavaScript's memory is not Python's: copies there are not in its budget.
from pyodide.ffi import to_js

held = []
while True:
    held.append(to_js(bytes(50_000_000)))

# %% text-outside-python: stops, kept
from pyodide.ffi import to_js

held = to_js(["a" * 1_000_000])
while True:
    held = to_js([held, held, held.toString() * 1])

# %% proxies-without-end: stops, kept
from pyodide.ffi import create_proxy

held = []
while True:
    held.append(create_proxy(object()))
