"""Does range(10000*10000) take much memory, and does it go at once? In Python 2 it was a list."""

import sys

from reading import case, main

N = 10000 * 1000
SINCE_2 = (2, 7)


@case(system="linux", since=SINCE_2)
def a_range(read):
    a = range(N)
    read.number("object", sys.getsizeof(a))
    read.memory("made")
    del a
    read.memory("deleted")


@case(system="linux")
def a_range_of_10000_times_10000(read):
    a = range(10000 * 10000)
    read.number("object", sys.getsizeof(a))
    read.memory("made")
    del a
    read.memory("deleted")


@case(system="linux", since=SINCE_2)
def a_list_deleted(read):
    a = list(range(N))
    read.number("object", sys.getsizeof(a))
    read.memory("made")
    del a
    read.memory("deleted")


@case(system="linux", since=SINCE_2)
def a_list_replaced(read):
    """`a = []` in place of `del a`."""
    a = list(range(N))
    read.number("object", sys.getsizeof(a))
    read.memory("made")
    a = []
    read.memory("deleted")
    read.number("left", len(a))


main()
