"""What people say about memory, tried under every version, each in a few lines."""

import gc
import sys
import timeit
import weakref

from reading import case, main

SIZE = 1000000


class Node(object):
    pass


class Big(bytearray):
    """A bytearray that can be referred to weakly."""


class Link(object):
    """One object for the collector to count: no dictionary beside it."""

    __slots__ = ("__weakref__", "me")


def alive(ref):
    return int(ref() is not None)


@case(since=(2, 7))
def last_name_deleted(read):
    gc.disable()
    node = Node()
    ref = weakref.ref(node)
    del node
    read.number("alive", alive(ref))


@case(since=(2, 7))
def second_name_left(read):
    node = other = Node()
    ref = weakref.ref(node)
    del node
    gc.collect()
    read.number("alive", alive(ref))
    del other


@case(since=(2, 7))
def function_returned(read):
    def function():
        node = Node()
        return weakref.ref(node)

    gc.disable()
    read.number("alive", alive(function()))


@case(since=(2, 7))
def cycle_dropped(read):
    gc.disable()
    one, two = Node(), Node()
    one.other, two.other = two, one
    ref = weakref.ref(one)
    del one, two
    read.number("alive-before-collect", alive(ref))
    gc.collect()
    read.number("alive", alive(ref))


@case(since=(2, 7))
def forgotten_in_a_cache(read):
    cache = {"key": Node()}
    ref = weakref.ref(cache["key"])
    gc.collect()
    read.number("alive", alive(ref))


@case(since=(2, 7))
def many_cycles_dropped(read):
    """How many more than the threshold were dropped when the first one died."""
    gc.collect()
    first = None
    dropped = 0
    while first is None or alive(first):
        link = Link()
        link.me = link
        first = first or weakref.ref(link)
        dropped += 1
    read.number("beyond-the-threshold", dropped - gc.get_threshold()[0])


@case(since=(2, 7))
def referred_to_weakly(read):
    node = Node()
    before = sys.getrefcount(node)
    ref = weakref.ref(node)
    read.number("references-added", sys.getrefcount(node) - before)
    del node
    read.number("alive", alive(ref))


@case(since=(3, 6))
def used_while_referred_to_weakly(read):
    """The best time of using it, in percent of the best time of one without weak references."""
    watched, other = Node(), Node()
    watched.value = other.value = 1
    refs = [weakref.ref(watched, lambda ref: None) for _ in range(100)]
    best = {}
    for _ in range(400):  # in turns, so that whatever else the machine does meets both
        for name, node in (("watched", watched), ("other", other)):
            took = timeit.Timer("node.value", globals={"node": node}).timeit(20000)
            best[name] = min(took, best.get(name, took))
    read.number("percent-of-the-time", round(100 * best["watched"] / best["other"]))
    del refs


@case(since=(2, 7))
def generator_suspended(read):
    def numbers():
        big = Big(SIZE)
        yield weakref.ref(big)
        yield len(big)

    generator = numbers()
    ref = next(generator)
    read.number("alive", alive(ref))


@case(since=(2, 7))
def slice_kept(read):
    big = Big(SIZE)
    ref = weakref.ref(big)
    piece = big[:10]
    del big
    read.number("alive", alive(ref))
    del piece


@case(since=(2, 7))
def view_kept(read):
    big = Big(SIZE)
    ref = weakref.ref(big)
    piece = memoryview(big)[:10]
    del big
    gc.collect()
    read.number("alive", alive(ref))
    del piece


@case(since=(3, 6))
def exception_kept(read):
    refs = []

    def fails():
        big = Big(SIZE)
        refs.append(weakref.ref(big))
        raise ValueError

    try:
        fails()
    except ValueError as error:
        kept = error
    gc.collect()
    read.number("alive", alive(refs[0]))
    del kept


@case(since=(3, 6))
def method_cached(read):
    from functools import lru_cache

    class Thing(object):
        @lru_cache(maxsize=None)  # noqa: B019 (it is what the case is about)
        def method(self):
            return 1

    thing = Thing()
    thing.method()
    ref = weakref.ref(thing)
    del thing
    gc.collect()
    read.number("alive", alive(ref))


@case(since=(2, 7))
def sizes_asked(read):
    block = bytearray(SIZE)
    read.number("block", sys.getsizeof(block))
    read.number("list-of-the-block", sys.getsizeof([block]))


@case(since=(2, 7))
def dictionary_emptied(read):
    numbers = dict.fromkeys(range(100000))
    read.number("full", sys.getsizeof(numbers))
    for key in range(100000):
        del numbers[key]
    read.number("emptied", sys.getsizeof(numbers))


@case(since=(3, 6))
def ten_thousand_instances(read):
    import tracemalloc

    class Plain(object):
        def __init__(self):
            self.x = self.y = self.z = None

    class Slotted(object):
        __slots__ = ("x", "y", "z")

        __init__ = Plain.__init__

    class More(Slotted):
        def __init__(self):
            self.x = self.y = self.z = self.added = None

    def bytes_of(kind):
        tracemalloc.start()
        kept = [kind() for _ in range(10000)]
        used = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        return used

    plain = bytes_of(Plain)
    read.number("saved-by-slots", plain - bytes_of(Slotted))
    read.number("saved-below-slots", plain - bytes_of(More))


@case(since=(3, 6), system="linux")
def blocks_made_again(read):
    """Twice 800 blocks of 100 kB of which the last stays: does the second round take more?"""
    kept = []
    for step in ("once", "twice"):
        blocks = [bytearray(b"x" * 100000) for _ in range(800)]
        kept.append(blocks[-1])
        del blocks
        read.memory(step)
    read.number("grown", read.readings["twice.rss"] - read.readings["once.rss"])


main()
