"""Shared by the native scripts: names their cases, reads this process's memory, prints JSON.

Every case runs in a process of its own, because what was freed before changes what goes back later.

    python SCRIPT          runs every case that this Python can run
    python SCRIPT CASE     runs one, and prints its readings as one line of JSON
    python SCRIPT --list   says which cases there are, as one line of JSON

Runs under Python 2.7 too.
"""

import ctypes
import gc
import json
import os
import subprocess
import sys
import tempfile

MIB = 1024 * 1024

_cases = []
_parts = {}


class NotPossible(Exception):
    """A case cannot be had on this machine; the text is a word that says why."""


def case(since=(3, 6), until=(9, 9), system="", needs=(), env=None):
    """Makes a function a case: `def last_survives(read)` becomes the case `last-survives`.

    since, until: Python versions it is for; `until` is the first one it is not for.
    system: the only system it is for, as in `sys.platform`. needs: packages it imports.
    env: environment variables that it must be started with.
    """

    def register(function):
        applies = since <= sys.version_info[:2] < until and sys.platform.startswith(system)
        name = function.__name__.replace("_", "-")
        _cases.append((name, function, applies, tuple(needs), env or {}))
        return function

    return register


def part(function):
    """Makes a function something that `run_part` can run in a process of its own."""
    _parts[function.__name__] = function
    return function


def run_part(function, before=None, shell=""):
    """Runs a part in a child. Returns its return code, what it printed, and the error's last line.

    before: called in the child before Python starts there. shell: commands that go before.
    """
    command = [sys.executable, sys.argv[0], "--part", function.__name__]
    if shell:
        command = ["sh", "-c", shell + '; exec "$@"', "sh"] + command
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdout=pipe, stderr=pipe, preexec_fn=before)
    out, err = child.communicate()
    last = err.decode().strip().split("\n")[-1]
    return child.returncode, out.decode().strip(), last


def memory():
    """Bytes of this process. rss: in physical memory. anon: of these, its own (no file behind).
    file: of these, pages of files. size: addresses given to it, in physical memory or not.
    peak: most of rss since `forget_peak`.
    """
    found = {}
    try:
        for name in ("smaps_rollup", "status"):
            with open("/proc/self/" + name) as file:
                for line in file:
                    words = line.split()
                    found[words[0]] = words[1] if len(words) > 1 else ""
    except (IOError, OSError):
        raise NotPossible("no-proc")  # noqa: B904 (Python 2.7)
    kib = {"rss": "Rss:", "anon": "Anonymous:", "size": "VmSize:", "peak": "VmHWM:"}
    sizes = {name: int(found[line]) * 1024 for name, line in kib.items()}
    sizes["file"] = sizes["rss"] - sizes["anon"]
    return sizes


def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as clear:
            clear.write("5")
    except (IOError, OSError):
        raise NotPossible("no-proc")  # noqa: B904 (Python 2.7)


def trim():
    """Asks the C library to give free memory back, where it can be asked (glibc)."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)


def data_file(name, write):
    """The path of a file that `write(path)` makes when it is not there yet.

    The case starts anew then, because making the file leaves traces in the memory. The file's pages
    are put out of the system's cache, so that they come from the disk again.
    """
    path = os.path.join(tempfile.gettempdir(), name)
    if not os.path.exists(path):
        write(path + ".part")
        os.rename(path + ".part", path)
        os.execv(sys.executable, [sys.executable] + sys.argv)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
    return path


class Reader(object):
    """What a case is given to note its readings with."""

    def __init__(self):
        self.readings = {}
        self.texts = {}
        self.base = {}

    def begin(self):
        """Memory readings count from here. Call it after the imports."""
        gc.collect()
        memory()
        forget_peak()
        self.base = memory()

    def memory(self, step, *parts):
        """Notes parts of `memory()` (rss when none is named), counted from `begin`, in bytes."""
        now = memory()
        for one in parts or ("rss",):
            base = self.base["rss" if one == "peak" else one]
            self.readings[step + "." + one] = now[one] - base

    def number(self, name, value):
        self.readings[name] = value

    def text(self, name, value):
        self.texts[name] = value


def _run(name):
    _, function, _, _, env = next(one for one in _cases if one[0] == name)
    if any(os.environ.get(key) != value for key, value in env.items()):
        os.environ.update(env)
        os.execv(sys.executable, [sys.executable] + sys.argv)
    read = Reader()
    result = {"case": name, "readings": read.readings, "texts": read.texts}
    try:
        read.begin()
    except NotPossible:
        pass  # A case that reads no memory does without.
    try:
        function(read)
    except NotPossible as reason:
        result = {"case": name, "impossible": str(reason)}
    print(json.dumps(result))


def main():
    """Call it at the end of a script."""
    if sys.argv[1:] == ["--list"]:
        listed = [{"name": one[0], "needs": list(one[3])} for one in _cases if one[2]]
        print(json.dumps({"cases": listed}))
    elif len(sys.argv) == 3 and sys.argv[1] == "--part":
        _parts[sys.argv[2]]()
    elif len(sys.argv) == 2:
        _run(sys.argv[1])
    else:
        for name, _, applies, _, _ in _cases:
            if applies:
                subprocess.call([sys.executable, sys.argv[0], name])
