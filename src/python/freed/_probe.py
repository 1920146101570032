"""What the package `freed` is in the page: its calls reach TypeScript, which reads the memory.

The readings are TypeScript functions, handed over once by `connect`; see src/interpreter/hooks.ts.
Nothing here may leave behind anything that a reading would count.
"""

import sys
from collections.abc import Callable
from itertools import repeat
from typing import NoReturn

from freed._own import OWN

__builtins__ = OWN

_frame = sys._getframe


def _unconnected(*_arguments: object) -> NoReturn:
    raise RuntimeError("freed's instruments are only connected inside a running cell")


_watch: Callable[[str, int], None] = _unconnected
_label: Callable[[str], bool] = _unconnected
_mark: Callable[[], None] = _unconnected
_mark_line: Callable[[int], None] = _unconnected
_begin_growth: Callable[[int], bool] = _unconnected
_sample_growth: Callable[[], None] = _unconnected
_end_growth: Callable[[], float] = _unconnected
_growth_has_line: Callable[[], bool] = _unconnected
_growth_line: Callable[[int, str], None] = _unconnected

# Called at each mark, where the pass that runs wants to know of it.
moment: Callable[[], None] | None = None


def connect(functions: dict[str, Callable[..., object]]) -> None:
    """Put the TypeScript functions in place: `watch` becomes `_watch`, and so on."""
    globals().update({f"_{name}": function for name, function in functions.items()})


def watch(**objects: object) -> None:
    """Follow objects by name: their reference counts line by line, and where they die.

    >>> a = []
    >>> watch(a=a)

    Nothing is kept alive: only the address of each object is remembered.
    """
    for name, thing in objects.items():
        _watch(name, id(thing))


def mark(label: str) -> None:
    """Take a heap reading here and give it a name. The reading is in bytes.

    >>> mark("after del a")
    """
    if not isinstance(label, str):
        raise TypeError("a mark's label is a str")
    # The label goes first: passing it takes bytes for a moment, and the reading must not see them.
    has_line = _label(label)
    _mark()
    if not has_line:
        # Asking for the frame makes an object, so it comes second.
        _mark_line(_frame(1).f_lineno)
    if moment is not None:
        moment()


def growth(function: Callable[[], object], times: int = 20) -> float:
    """Call a function again and again, and say how many bytes each call keeps.

    >>> growth(lambda: cache.append(bytearray(1000)))

    The first calls fill caches and free lists; the slope is fitted over the calls after them (a
    quarter, at least two). 0.0 means that nothing is kept, nan that the calls were too few to say
    (fewer than four). Nothing is collected on the way.
    """
    if not _begin_growth(times):
        raise RuntimeError("growth() cannot measure a function that calls growth()")
    try:
        for _ in repeat(None, times):  # counts without making numbers
            function()
            _sample_growth()
    finally:
        slope = _end_growth()
    if not _growth_has_line():
        # The frame becomes an object that stays until the cell ends: only where it must be.
        caller = _frame(1)
        _growth_line(caller.f_lineno, caller.f_code.co_filename)
    return float(slope)
