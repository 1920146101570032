"""How does pymalloc cut memory up? Small objects lie in pools, pools in arenas."""

import os
import re
import sys
import tempfile

from reading import MIB, NotPossible, case, main


def arena_report():
    """What sys._debugmallocstats() writes to the process's standard error."""
    sys.stderr.flush()
    screen = os.dup(2)
    with tempfile.TemporaryFile("w+") as file:
        os.dup2(file.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(screen, 2)
        os.close(screen)
        file.seek(0)
        return file.read()


def number_in(report, pattern):
    found = re.search(pattern, report)
    if found is None:
        raise NotPossible("no-pymalloc")
    return int(found.group(1).replace(",", ""))


def arenas_in(report):
    return number_in(report, r"# arenas allocated current *= *([\d,]+)")


@case()
def layout(read):
    report = arena_report()
    limit = number_in(report, r"Small block threshold = (\d+)")
    classes = number_in(report, r"in (\d+) size classes")
    read.number("largest-small-block", limit)
    read.number("size-classes", classes)
    read.number("step-between-classes", limit // classes)
    read.number("arena-size", number_in(report, r"arenas? \* (\d+) bytes/arena"))


@case()
def hundred_thousand(read):
    """A hundred thousand objects of 16 bytes: how many pools and arenas they take."""
    before = arena_report()
    _kept = [object() for _ in range(100_000)]
    after = arena_report()
    # A row of the report: class, size, pools, blocks in use, blocks free.
    pools = number_in(after, r"\n *\d+ +16 +(\d+)")
    used = number_in(after, r"\n *\d+ +16 +\d+ +(\d+)")
    free = number_in(after, r"\n *\d+ +16 +\d+ +\d+ +(\d+)")
    read.number("pools", pools - number_in(before, r"\n *\d+ +16 +(\d+)"))
    # A pool holds its blocks and a header: a little more than the blocks, and a power of two.
    read.number("pool-size", 1 << ((used + free) * 16 // pools).bit_length())
    read.number("arenas", arenas_in(after) - arenas_in(before))


def keep_some(read, choose):
    """Two million objects are made; `choose` says which of them stay."""
    before = arenas_in(arena_report())
    objects = [object() for _ in range(2_000_000)]
    read.number("arenas-full", arenas_in(arena_report()) - before)
    objects = choose(objects)
    read.number("arenas-held", arenas_in(arena_report()) - before)
    read.number("survivors", len(objects))


@case()
def nobody_stays(read):
    keep_some(read, lambda objects: [])


@case()
def one_in_each_mib(read):
    keep_some(read, lambda objects: objects[:: MIB // 16])


@case()
def as_many_side_by_side(read):
    keep_some(read, lambda objects: objects[-len(objects[:: MIB // 16]) :])


main()
