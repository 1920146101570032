"""What a cell may import to have its memory watched.

In the page these calls reach TypeScript, which reads the interpreter's memory from outside.
They hold no reference to anything they are given.
"""

from collections.abc import Callable

from freed import _probe

__all__ = ["growth", "mark", "watch"]


def watch(**objects: object) -> None:
    """Follow objects by name: their reference counts line by line, and where they die.

    >>> a = []
    >>> watch(a=a)

    Nothing is kept alive: only the address of each object is remembered.
    """
    for name, thing in objects.items():
        _probe.watch(name, id(thing))


def mark(label: str) -> None:
    """Take a heap reading here and give it a name.

    >>> mark("after del a")
    """
    if _probe.mark(label):
        # The reading is taken; asking for the frame makes an object, so it comes second.
        _probe.mark_line(_probe.caller_line())
    if _probe.moment is not None:
        _probe.moment()


def growth(function: Callable[[], object], times: int = 20) -> float:
    """Call a function again and again, and say how many bytes each call keeps.

    >>> growth(lambda: cache.append(bytearray(1000)))

    The first calls fill caches and free lists; the slope is fitted over the calls behind them (a
    quarter, at least two). 0.0 means that nothing is kept. Nothing is collected on the way.
    """
    return _probe.grow(function, times)
