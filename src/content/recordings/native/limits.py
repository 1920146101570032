"""What happens when memory runs out? It depends on who says no: the limit, or the system."""

import mmap
import os
import signal
import uuid

from reading import MIB, NotPossible, case, main, part, run_part

try:
    import resource
except ImportError:  # Windows has no such limits, and none of these cases is for it.
    resource = None

BLOCK = 10 * MIB
MOST = 40  # blocks; no part takes more than this


@part
def fill():
    """Takes block after block until Python says no, and prints how many it got."""
    blocks = []
    try:
        while len(blocks) < MOST:
            blocks.append(bytearray(b"x") * BLOCK)
    except MemoryError:
        pass
    print(len(blocks))


@part
def fill_without_care():
    blocks = []
    while len(blocks) < MOST:
        blocks.append(bytearray(b"x") * BLOCK)
    print(len(blocks))


@part
def kill_myself():
    try:
        os.kill(os.getpid(), signal.SIGKILL)
    finally:
        print("finally")


def limit(kind, size):
    return lambda: resource.setrlimit(kind, (size, size))


def note(read, result):
    """The child's return code, how many blocks it had, and how it ended if it failed."""
    code, printed, error = result
    read.number("return-code", code)
    if printed.isdigit():
        read.number("blocks", int(printed))
    read.text("printed", printed)
    if code != 0:  # one that goes on may have complained on the way, by chance
        read.text("error", error)


@case(system="linux")
def no_limit(read):
    note(read, run_part(fill))


@case(system="linux")
def ulimit_v(read):
    """300 MB of addresses: more than Python itself needs."""
    note(read, run_part(fill, shell="ulimit -v 300000"))


@case(system="linux")
def ulimit_v_uncaught(read):
    note(read, run_part(fill_without_care, shell="ulimit -v 300000"))


@case(system="linux")
def rlimit_as(read):
    note(read, run_part(fill, before=limit(resource.RLIMIT_AS, 300 * MIB)))


@case(system="linux")
def rlimit_data(read):
    note(read, run_part(fill, before=limit(resource.RLIMIT_DATA, 200 * MIB)))


@case(system="linux")
def rlimit_rss(read):
    """Linux takes this limit and ignores it."""
    note(read, run_part(fill, before=limit(resource.RLIMIT_RSS, 50 * MIB)))


@case(system="linux")
def killed(read):
    """SIGKILL, as the system's out-of-memory killer sends it: no `finally` runs."""
    note(read, run_part(kill_myself))


@case(system="linux")
def overcommit(read):
    """Addresses are promised, not memory: what is not touched takes nothing."""
    with open("/proc/sys/vm/overcommit_memory") as setting:
        read.number("setting", int(setting.read()))
    promised = mmap.mmap(-1, 3 * 1024 * MIB, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    read.memory("promised", "rss", "size")
    promised[: 50 * MIB] = b"x" * (50 * MIB)
    read.memory("touched", "rss", "size")


def memory_group():
    """A group of our own with 100 MB at most. Needs the right to make one, mostly root's."""
    with open("/proc/self/cgroup") as groups:
        lines = [line.rstrip("\n").split(":", 2) for line in groups]
    name = "freed-" + uuid.uuid4().hex[:8]
    for _, controllers, path in lines:
        if controllers == "memory":  # version 1
            group = os.path.join("/sys/fs/cgroup/memory" + path, name)
            return group, ["memory.limit_in_bytes", "memory.memsw.limit_in_bytes"]
    path = next(path for number, _, path in lines if number == "0")
    return os.path.join("/sys/fs/cgroup" + path, name), ["memory.max", "memory.swap.max"]


@case(system="linux")
def killed_by_the_system(read):
    """A group of processes with a limit: the kernel's out-of-memory killer ends what exceeds it."""
    group, (limit_file, swap_file) = memory_group()
    try:
        os.mkdir(group)
    except OSError:
        raise NotPossible("no-memory-group") from None
    try:
        with open(os.path.join(group, limit_file), "w") as file:
            file.write(str(100 * MIB))
        swap = os.path.join(group, swap_file)
        if os.path.exists(swap):
            with open(swap, "w") as file:
                file.write(str(100 * MIB if "memsw" in swap else 0))

        def join():
            with open(os.path.join(group, "cgroup.procs"), "w") as file:
                file.write(str(os.getpid()))

        note(read, run_part(fill, before=join))
    except OSError:
        raise NotPossible("no-memory-group") from None
    finally:
        os.rmdir(group)


main()
