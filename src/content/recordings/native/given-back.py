"""Does memory go back to the system when objects die? It depends on their neighbours."""

import gc

from reading import MIB, case, main, trim

PLAIN_MALLOC = {"PYTHONMALLOC": "malloc"}  # the C library's allocator for small objects, too


def measure(read, make, keep):
    """Makes objects, drops all but what `keep` chooses, then asks the C library to give back."""
    objects = make()
    read.memory("full")
    objects = keep(objects)
    gc.collect()
    read.memory("dropped")
    trim()
    read.memory("trimmed")
    return objects


def nothing(objects):
    return []


def ints():
    return [i + 10**6 for i in range(3_000_000)]


def blocks():
    """800 blocks of 100 kB: under 128 KiB, the C library takes them from its heap."""
    return [bytearray(b"x" * 100_000) for _ in range(800)]


def tiny():
    return [object() for _ in range(2_000_000)]


@case(system="linux")
def one_large(read):
    measure(read, lambda: bytearray(b"x") * (100 * MIB), nothing)


@case(system="linux")
def many_ints(read):
    measure(read, ints, nothing)


@case(system="linux", env=PLAIN_MALLOC)
def many_ints_malloc(read):
    measure(read, ints, nothing)


@case(system="linux")
def blocks_first_stays(read):
    measure(read, blocks, lambda objects: objects[:1])


@case(system="linux")
def blocks_last_stays(read):
    measure(read, blocks, lambda objects: objects[-1:])


@case(system="linux")
def tiny_all_dropped(read):
    measure(read, tiny, nothing)


@case(system="linux")
def tiny_one_in_each_mib(read):
    measure(read, tiny, lambda objects: objects[:: MIB // 16])


@case(system="linux")
def tiny_one_in_each_256_kib(read):
    measure(read, tiny, lambda objects: objects[:: MIB // 16 // 4])


@case(system="linux")
def tiny_side_by_side(read):
    measure(read, tiny, lambda objects: objects[-31:])


@case(system="linux", env=PLAIN_MALLOC)
def tiny_one_in_each_mib_malloc(read):
    measure(read, tiny, lambda objects: objects[:: MIB // 16])


main()
