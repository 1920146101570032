"""What becomes of objects with __del__ in a cycle? Until Python 3.4, nothing: they stayed."""

import gc

from reading import case, main

calls = []


class Node(object):
    def __del__(self):
        calls.append(1)


@case(since=(2, 7))
def two_in_a_cycle(read):
    one, two = Node(), Node()
    one.other, two.other = two, one
    del one, two
    gc.collect()
    read.number("finalizers-run", len(calls))
    read.number("left-in-garbage", len([o for o in gc.garbage if isinstance(o, Node)]))
    read.number("nodes-alive", len([o for o in gc.get_objects() if isinstance(o, Node)]))


@case(since=(2, 7))
def outside_a_cycle(read):
    node = Node()
    del node
    read.number("finalizers-run", len(calls))
    read.number("left-in-garbage", len([o for o in gc.garbage if isinstance(o, Node)]))
    read.number("nodes-alive", len([o for o in gc.get_objects() if isinstance(o, Node)]))


main()
