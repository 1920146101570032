"""What the package `freed` is outside the page: in CPython 3.11 or newer, by Python's own means.

`watch` uses weak references, so lists, dicts and numbers cannot be followed. `mark` and `growth`
use tracemalloc, which counts the bytes that Python asked for, and not what the allocator makes of
them; it is started by the import. `mark` adds the memory that the process holds, where psutil is
installed. All of it is said on stderr: what a program prints stays what it is.

One file that needs nothing but the standard library: a downloaded cell carries it.
"""

import atexit
import gc
import math
import sys
import tracemalloc
import weakref
from array import array
from collections.abc import Callable
from functools import partial
from itertools import count
from statistics import median
from types import FrameType
from typing import Any

try:
    import psutil  # type: ignore[import-untyped, unused-ignore]
except ImportError:
    psutil = None

__all__ = ["growth", "mark", "watch"]

MEASURED_BY = "measured by tracemalloc: bytes asked for"

# Pairs grow with the square: of more samples than these, only so many are compared.
MOST_COMPARED = 400

_keys = count()
_watched: dict[int, tuple[str, "weakref.ref[Any]"]] = {}
# What weak references say that a round has freed, where it may keep it: key, name, address, place.
_found: list[tuple[int, str, int, str]] = []
_garbage = gc.garbage  # the one that the collector fills, whatever a program puts in its place
_state = {"collecting": False, "growing": False, "introduced": False}


def watch(**objects: object) -> None:
    """Follow objects by name: says on which line each dies, and whether the collector freed it.

    >>> node = Node()
    >>> watch(node=node)

    Nothing is kept alive. Where a type allows no weak references (list, dict, tuple, str, int,
    bytearray and others), that is said instead: only the page, from outside, sees those die.
    """
    _introduce()
    for name, thing in objects.items():
        try:
            _follow(next(_keys), name, thing)
        except TypeError:
            kind = type(thing).__name__
            _say(f"{name} cannot be followed here: a {kind} allows no weak references.")


def mark(label: str) -> None:
    """Say how many bytes are in use here, and how many were at most since the last mark.

    >>> mark("after del a")
    """
    if not isinstance(label, str):
        raise TypeError("a mark's label is a str")
    now, most = tracemalloc.get_traced_memory()
    _introduce()
    held = f"; the process holds {_resident()}" if psutil else ""
    place = _place_of(sys._getframe(1))
    _say(f"{label} ({place}): {now:,} bytes in use, {most:,} at most{held}.")
    tracemalloc.reset_peak()


def growth(function: Callable[[], object], times: int = 20) -> float:
    """Call a function again and again, and say how many bytes each call keeps.

    >>> growth(lambda: cache.append(bytearray(1000)))

    The first calls fill caches; the slope is fitted over the calls after them (a quarter, at least
    two). 0.0 means that nothing is kept, nan that the calls were too few to say. Nothing is
    collected on the way.
    """
    if _state["growing"]:
        raise RuntimeError("growth() cannot measure a function that calls growth()")
    _introduce()
    samples = array("q", [0]) * times
    _state["growing"] = True
    try:
        for call in range(times):
            function()
            samples[call] = tracemalloc.get_traced_memory()[0]
    finally:
        _state["growing"] = False
    slope = bytes_per_call(samples)
    _say(f"{slope:,.1f} bytes kept per call, of {times} calls ({MEASURED_BY}).")
    return slope


def warm_up_of(calls: int) -> int:
    """Calls that fill caches and say nothing of a leak: a quarter, at least two."""
    return min(max(2, math.ceil(calls / 4)), max(0, calls - 2))


def bytes_per_call(samples: "array[int] | list[int]") -> float:
    """The median of the slopes between all pairs (Theil and Sen), as in src/interpreter/growth.ts.

    `samples`: bytes in use after each call. nan where they are too few.
    """
    kept = samples[warm_up_of(len(samples)) :]
    if len(kept) < 2:
        return math.nan
    step = math.ceil(len(kept) / MOST_COMPARED)
    places = range(0, len(kept), step)
    return float(median((kept[j] - kept[i]) / (j - i) for j in places for i in range(0, j, step)))


def _follow(key: int, name: str, thing: object) -> None:
    _watched[key] = name, weakref.ref(thing, partial(_report_death, key, id(thing)))


def _report_death(key: int, address: int, _reference: object) -> None:
    name, _ = _watched.pop(key)
    place = _place_of(sys._getframe(1))
    if _state["collecting"] and gc.get_debug() & gc.DEBUG_SAVEALL:
        # The collector clears the weak references also to what it then keeps.
        _found.append((key, name, address, place))
        return
    by = "by the collector" if _state["collecting"] else "at once, when its last reference went"
    _say(f"{name} died on {place}, {by}.")


def _report_round(phase: str, _info: dict[str, int]) -> None:
    _state["collecting"] = phase == "start"
    if phase == "stop" and _found:
        _report_found()


def _report_found() -> None:
    """Say which of them lives in `gc.garbage`, and follow it on."""
    kept = {id(thing): thing for thing in _garbage}
    for key, name, address, place in _found:
        if address in kept:
            _follow(key, name, kept[address])
            why = "gc.DEBUG_SAVEALL keeps it in gc.garbage"
            _say(f"{name} was found unreachable on {place}, and lives: {why}.")
        else:
            _say(f"{name} died on {place}, by the collector.")
    _found.clear()


def _report_end() -> None:
    for name, _ in _watched.values():
        _say(f"{name} is still alive at the end.")
    _watched.clear()


def _place_of(frame: FrameType) -> str:
    """The line that runs in a frame, and its file where that is not the program's own."""
    file = frame.f_code.co_filename
    main = getattr(sys.modules["__main__"], "__file__", None)
    return f"line {frame.f_lineno}" + ("" if file == main else f" of {file}")


def _resident() -> str:
    return f"{psutil.Process().memory_info().rss:,} bytes"


def _introduce() -> None:
    """Say once where the numbers come from."""
    if _state["introduced"]:
        return
    _state["introduced"] = True
    also = "psutil: memory of the process" if psutil else "psutil is not installed"
    _say(f"{MEASURED_BY}; deaths by weak references; {also}.")


def _say(text: str) -> None:
    print(f"freed: {text}", file=sys.stderr)


tracemalloc.start()  # does nothing where it was started before
gc.callbacks.append(_report_round)
atexit.register(_report_end)
