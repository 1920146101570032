# Files live in the page's memory, outside Python's: they have to be bounded as well.

# %% huge-file: OSError, kept, smoke
with open("big", "wb") as file:
    while True:
        file.write(bytes(1_000_000))

# %% sparse-file: OSError, kept
with open("big", "wb") as file:
    file.seek(2_000_000_000)
    file.write(b"a")

# %% truncated-to-huge: OSError, kept
import os

with open("big", "wb"):
    pass
os.truncate("big", 2_000_000_000)

# %% allocated-ahead: AttributeError, kept
import os

handle = os.open("big", os.O_RDWR | os.O_CREAT)
os.posix_fallocate(handle, 0, 2_000_000_000)

# %% many-files: OSError, kept
for i in range(10**9):
    with open(f"file-{i}", "w"):
        pass

# %% many-folders: OSError, kept
import os

for i in range(10**9):
    os.mkdir(f"folder-{i}")

# %% many-links: OSError, kept
import os

for i in range(10**9):
    os.symlink("nowhere", f"link-{i}")

# %% many-middling-files: OSError, kept
for i in range(10**9):
    with open(f"file-{i}", "wb") as file:
        file.write(bytes(1_000_000))

# %% grown-by-appending: OSError, kept
while True:
    with open("log", "a") as file:
        file.write("one more line\n" * 100_000)

# %% held-open: OSError, kept
held = []
while True:
    held.append(open("one", "w"))

# %% unlinked-but-open: OSError, kept
import os

held = []
while True:
    file = open("one", "wb")
    os.remove("one")
    file.write(bytes(10_000_000))
    held.append(file)

# %% swallowed-and-full: done, kept
try:
    with open("big", "wb") as file:
        while True:
            file.write(bytes(1_000_000))
except OSError as error:
    print(error.strerror)

# %% room-comes-back: done, kept
# prints: 3
import os

times = 0
for _ in range(3):
    try:
        with open("big", "wb") as file:
            while True:
                file.write(bytes(1_000_000))
    except OSError:
        times += 1
        if os.path.exists("big"):
            os.remove("big")
print(times)

# %% mapped-file: OSError, kept
import mmap

with open("big", "wb+") as file:
    file.truncate(1_000_000_000)
    mmap.mmap(file.fileno(), 0)

# %% deep-folders: stops, kept
import os

for _ in range(10**6):
    os.mkdir("deeper")
    os.chdir("deeper")

# %% link-to-itself: OSError, kept
import os

if os.path.lexists("circle"):
    os.remove("circle")
os.symlink("circle", "circle")
open("circle")

# %% pipe-that-fills: stops, kept
import os

_, end = os.pipe()
while True:
    os.write(end, bytes(1_000_000))

# %% endless-device: interrupted, kept
with open("/dev/urandom", "rb") as file:
    while True:
        file.read(1_000)

# %% reads-devices-whole: MemoryError, kept
open("/dev/urandom", "rb").read()

# %% temporary-files: OSError or FileNotFoundError, kept
import tempfile

held = []
while True:
    held.append(tempfile.TemporaryFile())
    held[-1].write(bytes(1_000_000))

# %% database-file: OperationalError, kept
import sqlite3

database = sqlite3.connect("data")
database.execute("create table if not exists t (a)")
while True:
    with database:
        database.execute("insert into t values (zeroblob(10000000))")

# %% removes-all-files: done, restart
import shutil

shutil.rmtree("/", ignore_errors=True)

# %% removes-the-standard-library: done, restart
import os

os.remove("/lib/python314.zip")

# %% rewrites-freed: done, restart
import freed

with open(freed.__file__, "w") as file:
    file.write("raise SystemExit('mine')")

# %% folder-taken-away: OSError, kept
import os

os.mkdir("/tmp/here")
os.chdir("/tmp/here")
os.rmdir("/tmp/here")
