"""What do the tools say about one and the same program?"""

import sys

from reading import MIB, case, main


def work():
    numbers = [i * 1000 for i in range(200_000)]
    block = bytearray(20_000_000)
    del block
    return numbers


@case(system="linux")
def resident(read):
    """For comparison: what the system says, line by line."""
    numbers = [i * 1000 for i in range(200_000)]
    read.memory("list")
    block = bytearray(20_000_000)
    read.memory("block")
    del block
    read.memory("end")
    return numbers


@case()
def getsizeof(read):
    """The list's slots, without what they refer to."""
    read.number("end", sys.getsizeof(work()))


@case(system="linux", since=(3, 8), needs=["memory_profiler", "psutil"])
def memory_profiler(read):
    """Its own table, and the increments of the three lines as it read them."""
    import io

    import memory_profiler

    printed = io.StringIO()
    memory_profiler.profile(work, stream=printed, precision=2)()
    table = printed.getvalue().partition("\n\n")[2].rstrip()
    read.text("table", table)
    rows = [line.split() for line in table.split("\n") if " MiB " in line]
    increments = [float(row[3]) * MIB for row in rows]
    list_line, block_line, del_line = increments[1:4]
    read.number("list", round(list_line))
    read.number("block", round(list_line + block_line))
    read.number("end", round(list_line + block_line + del_line))


@case()
def tracemalloc(read):
    """Counts what Python asks for, not what the system gives."""
    import tracemalloc

    tracemalloc.start()
    kept = work()
    now, peak = tracemalloc.get_traced_memory()
    read.number("block", peak)
    read.number("end", now)
    assert kept


@case(since=(3, 8), needs=["pympler"])
def pympler(read):
    """The list together with everything it refers to."""
    from pympler import asizeof

    read.number("end", asizeof.asizeof(work()))


@case(since=(3, 8), needs=["objgraph"])
def objgraph(read):
    """Counts objects that the collector watches; an int is none of them."""
    import objgraph

    lists = objgraph.count("list")
    kept = work()
    read.number("new-lists", objgraph.count("list") - lists)
    read.number("ints-seen", objgraph.count("int"))
    assert kept


@case(system="linux", since=(3, 8), needs=["memray"])
def memray(read):
    """Watches the C library's allocator: pymalloc's arenas count whole."""
    import os
    import tempfile

    import memray

    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "memray.bin")
        with memray.Tracker(file):
            kept = work()
        with memray.FileReader(file) as reader:
            peak = reader.get_high_watermark_allocation_records()
            read.number("block", sum(record.size for record in peak))
        with memray.FileReader(file) as reader:
            left = reader.get_leaked_allocation_records()
            read.number("end", sum(record.size for record in left))
        assert kept


main()
