# Floods, and texts that would be more than text.

# %% endless-print: cut, kept, smoke
while True:
    print("x" * 99)

# %% endless-print-to-stderr: cut, kept
import sys

while True:
    print("x" * 99, file=sys.stderr)

# %% endless-print-of-nothing: cut, kept
while True:
    print()

# %% endless-print-without-newline: cut, kept
while True:
    print("x", end="")

# %% one-huge-line: cut, kept
print("x" * 100_000_000)

# %% unflushed-at-the-end: done, kept
# prints: no newline
print("no newline", end="")

# %% unflushed-for-ever: interrupted, kept
print("no newline", end="")
while True:
    pass

# %% endless-print-that-swallows: replaced, gone
while True:
    try:
        print("x" * 999)
    except BaseException:
        pass

# %% endless-writes-of-bytes: cut, kept
import os

while True:
    os.write(1, b"\xff" * 999)

# %% not-unicode: done, kept
import sys

sys.stdout.buffer.write(b"\xff\xfe\x00\x80 \xf0\x9f\x92\n")

# %% half-a-character: UnicodeEncodeError, kept
print("\ud800")

# %% error-of-half-a-character: ValueError, kept
raise ValueError("\ud800 \udfff")

# %% control-characters: done, kept
# prints: end
print("\x00\x07\x08\x1b[2J\x1b]0;title\x07\r\u202e\u2066\ufeff", "end")

# %% markup: done, kept, smoke
# prints: <img src="/favicon.svg" onerror="alert(1)">
print('<img src="/favicon.svg" onerror="alert(1)"><script>alert(1)</script>')

# %% markup-in-an-error: ValueError, kept
raise ValueError('<img src="/favicon.svg" onload="alert(1)">')

# %% markup-in-the-name-of-an-error: <img src="/favicon.svg" onload="alert(1)">, kept
raise type('<img src="/favicon.svg" onload="alert(1)">', (Exception,), {})

# %% markup-in-names: done, kept
from freed import mark, watch

mark('<img src="/favicon.svg" onload="alert(1)">')
held = type('<img src="/favicon.svg" onload="alert(1)">', (), {})()
watch(**{'<img src="/favicon.svg" onload="alert(1)">': held})

# %% half-characters-in-names: done, kept
from freed import mark, watch

mark("\ud800")
held = type("\u202eedoN", (), {})()
watch(**{"\udfff": held})

# %% huge-names: done, kept
from freed import mark, watch

mark("a" * 1_000_000)
held = type("b" * 1_000_000, (), {})()
watch(**{"c" * 1_000_000: held})

# %% endless-marks: stops, kept
from freed import mark

while True:
    mark("again")

# %% many-watched: done, kept
from freed import watch

held = [[] for _ in range(20_000)]
for i, one in enumerate(held):
    watch(**{f"name_{i}": one})

# %% many-types: done, kept
held = [type(f"Node{i}", (), {}) for i in range(20_000)]

# %% many-collections: stops, kept
import gc

gc.set_threshold(1)
while True:
    gc.collect(0)

# %% stdout-closed: done, restart
import sys

sys.stdout.close()

# %% descriptor-closed: done, restart
import os

os.close(1)
os.close(2)

# %% stdout-is-none: done, restart
import sys

sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None

# %% stdout-raises: ZeroDivisionError, restart
import sys


class Broken:
    def write(self, _text):
        1 / 0

    flush = write


sys.stdout = Broken()
print("a")

# %% stdout-detached: done, restart
import sys

sys.stdout.detach()

# %% stdout-in-another-encoding: done, restart
import sys

sys.stdout.reconfigure(encoding="utf-16", newline="\r")
print("a")

# %% stdout-held-back: cut, restart
import sys

sys.stdout.reconfigure(line_buffering=False, write_through=False)
for _ in range(100):
    print("x" * 100_000)

# %% many-calls-of-growth: done, kept
from freed import growth

growth(list, times=4_000)
