"""When does the cyclic collector run by itself, and what has piled up by then?"""

import gc

from reading import case, main


class Node:
    __slots__ = ("data", "me")  # no dict of attributes: a node is one object to the collector


def drop_cycles(read, turns):
    """Makes a dead cycle in each turn and watches the collector through its callbacks."""
    rounds, frees = [], []
    dead = most = first = 0

    def watch(phase, info):
        nonlocal dead, first
        if phase == "stop":
            rounds.append(info["generation"])
            dead -= info["collected"]
            if info["collected"]:
                frees.append(info["collected"])
                first = first or turn

    gc.collect()
    gc.callbacks.append(watch)
    for turn in range(1, turns + 1):  # noqa: B007 (watch reads it)
        node = Node()
        node.me = node
        dead += 1
        most = max(most, dead)
    gc.callbacks.remove(watch)

    read.number("threshold", gc.get_threshold()[0])
    read.number("first-free", first)
    read.number("rounds", len(rounds))
    read.number("rounds-that-freed", len(frees))
    read.number("most-dead", most)


@case()
def dropped_cycles(read):
    """A hundred thousand dead cycles, with the thresholds as they are."""
    drop_cycles(read, 100_000)


@case()
def threshold_100(read):
    gc.set_threshold(100)
    drop_cycles(read, 100_000)


@case()
def threshold_10000(read):
    gc.set_threshold(10_000)
    drop_cycles(read, 100_000)


def count_rounds(work):
    rounds = [0, 0, 0]

    def watch(phase, info):
        if phase == "stop":
            rounds[info["generation"]] += 1

    gc.callbacks.append(watch)
    kept = work()
    gc.callbacks.remove(watch)
    return rounds, kept


def note_rounds(read, work):
    rounds, _kept = count_rounds(work)
    for generation, n in enumerate(rounds):
        read.number(f"generation-{generation}", n)


@case()
def temporaries(read):
    """A million lists, each freed by its count before the next one is made."""

    def work():
        for i in range(1_000_000):
            _list = [i]

    note_rounds(read, work)


@case()
def live_ints(read):
    note_rounds(read, lambda: [i * 3 for i in range(300_000)])


@case()
def live_lists(read):
    note_rounds(read, lambda: [[i] for i in range(300_000)])


@case(system="linux")
def heavy_cycles(read):
    """Fifty dead cycles that hold 4 MB each: the collector counts objects, not bytes."""

    def work():
        for _ in range(50):
            node = Node()
            node.me = node
            node.data = bytearray(b"x" * 4_000_000)

    rounds, _kept = count_rounds(work)
    read.number("rounds", sum(rounds))
    read.memory("dropped")
    read.number("found", gc.collect())
    read.memory("collected")


@case()
def what_counts(read):
    """By how much one new object brings the youngest generation nearer to its threshold."""
    kinds = {
        "list": lambda: [],
        "dict": lambda: {},
        "set": lambda: set(),
        "instance": Node,
        "tuple-of-ints": lambda: (1, len(kept)),
        "int": lambda: 10**9 + len(kept),
        "str": lambda: "x" * (100 + len(kept)),
        "bytearray": lambda: bytearray(10),
    }
    gc.disable()
    for kind, make in kinds.items():
        kept = [None] * 1000
        gc.collect()
        before = gc.get_count()[0]
        for i in range(1000):
            kept[i] = make()
        read.number(kind, round((gc.get_count()[0] - before) / 1000, 2))


main()
