"""What does a memory-mapped file cost? Addresses at once, physical memory for what is touched.

`anon` is this process's own memory. `file` is pages of files, which the system can take away.
"""

import mmap

from reading import MIB, case, data_file, main

SIZE = 64 * MIB


def zeros(path):
    with open(path, "wb") as file:
        for _ in range(SIZE // MIB):
            file.write(bytes(MIB))


def numbers():
    return data_file("freed-64-mib.bin", zeros)


PARTS = ("anon", "file")


@case(system="linux", needs=["numpy"])
def read_whole(read):
    """Not mapped, for comparison: the file is copied into an array."""
    import numpy as np

    path = numbers()
    read.begin()
    _array = np.fromfile(path)
    read.memory("read", *PARTS, "size")


@case(system="linux", needs=["numpy"])
def mapped_to_read(read):
    import numpy as np

    path = numbers()
    read.begin()
    array = np.memmap(path, mode="r")
    read.memory("opened", *PARTS, "size")
    array[0]
    read.memory("one-element", *PARTS)
    array[: 10 * MIB].sum()
    read.memory("ten-mib", *PARTS)
    array.sum()
    read.memory("all", *PARTS)
    piece = array[:1000]
    del array
    read.memory("piece-kept", *PARTS, "size")
    del piece
    read.memory("deleted", *PARTS, "size")


@case(system="linux", needs=["numpy"])
def mapped_to_copy(read):
    """mode="c": what is written is copied, page by page, and never reaches the file."""
    import numpy as np

    path = numbers()
    read.begin()
    array = np.memmap(path, mode="c")
    array.sum()
    read.memory("all", *PARTS)
    array[: 16 * MIB] = 1
    read.memory("quarter-written", *PARTS)
    read.number("in-the-file", int(np.fromfile(path, count=1)[0]))


@case(system="linux", needs=["numpy"])
def mapped_to_write(read):
    """mode="r+": what is written belongs to the file, and is written back to it."""
    import numpy as np

    path = numbers()
    read.begin()
    array = np.memmap(path, mode="r+")
    array[: 16 * MIB] = 0
    read.memory("quarter-written", *PARTS)
    array.flush()
    read.memory("flushed", *PARTS)


@case(system="linux", since=(3, 8), needs=["numpy"])
def told_to_forget(read):
    """The system may drop the pages of a file at any time; MADV_DONTNEED asks it to."""
    import numpy as np

    path = numbers()
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    read.begin()
    np.frombuffer(mapped, np.uint8).sum()
    read.memory("all", *PARTS)
    mapped.madvise(mmap.MADV_DONTNEED)
    read.memory("forgotten", *PARTS)


@case(system="linux", since=(3, 8))
def page_by_page(read):
    """Told that it is read at random, the system fetches only what is touched."""
    import resource

    path = numbers()
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    mapped.madvise(mmap.MADV_RANDOM)
    read.begin()
    before = resource.getrusage(resource.RUSAGE_SELF)
    for touched in range(100):
        mapped[touched * (SIZE // 100)]
    after = resource.getrusage(resource.RUSAGE_SELF)
    read.memory("hundred-bytes", *PARTS)
    read.number("fetched-from-disk", after.ru_majflt - before.ru_majflt)
    read.number("already-in-memory", after.ru_minflt - before.ru_minflt)
    read.number("page", mmap.PAGESIZE)


main()
