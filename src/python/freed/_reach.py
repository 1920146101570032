"""What a full collection would free now: the collector's own arithmetic, on all of Python's heap.

A picture of a few objects cannot say who lives: what refers to them from outside may be dead
itself, and a variable of a running function refers to them without being an object at all. So the
question is asked of the whole heap. References that no object is seen to hold (variables of running
functions, C code) remain when those that are seen are taken away, and keep their object alive.

Source: CPython 3.14 InternalDocs/garbage_collector.md, "Identifying reference cycles".
"""

import ctypes
import gc
import sys
from _collections import _count_elements  # collections.Counter would run Python code in between

from freed._own import OWN

__builtins__ = OWN

# A list of a million lists takes Python some seconds, at every mark.
MOST_OBJECTS = 1_000_000

_objects, _referents, _is_tracked = gc.get_objects, gc.get_referents, gc.is_tracked
_count_of = sys.getrefcount
_true_count_at = ctypes.c_uint32.from_address


def _counts_of(things: list[object]) -> list[int]:
    """Reference counts, each with the same few too many: see `EXTRA`."""
    return list(map(_count_of, things))


EXTRA = _counts_of([[]])[0]  # of an object that only the list refers to


def unreachable() -> set[int] | None:
    """Addresses of what a full collection would free, had no finaliser a say in it.

    None where there are too many objects to tell. Call it while nothing of ours refers to an object
    of the reader's. Holds nothing when it returns.
    """
    things = _objects()
    if len(things) > MOST_OBJECTS:
        return None
    counts = _counts_of(things)
    seen: dict[int, int] = {}  # how often the others refer to the object at an address
    _count_elements(seen, map(id, _referents(*things)))
    rest = dict(zip(map(id, things), things, strict=True))
    front = [
        thing
        for thing, count in zip(things, counts, strict=True)
        if count - EXTRA > seen.get(id(thing), 0)
    ]
    for thing in front:
        del rest[id(thing)]
    while front:
        fresh = rest.keys() & set(map(id, _referents(*front)))
        front = [rest.pop(address) for address in fresh]
    del things
    return _with_what_only_they_hold(list(rest.values()))


def _with_what_only_they_hold(garbage: list[object]) -> set[int]:
    """Objects that the collector need not look after die with the last one that refers to them."""
    dead = set(map(id, garbage))
    held: dict[int, int] = {}
    while garbage:
        things = [thing for thing in _referents(*garbage) if not _is_tracked(thing)]
        _count_elements(held, map(id, things))
        addresses = set(map(id, things)) - dead
        del things  # it refers to them as well
        dying = [one for one in addresses if _true_count_at(one).value <= held[one]]
        dead.update(dying)
        garbage = [ctypes.cast(one, ctypes.py_object).value for one in dying]
    return dead
