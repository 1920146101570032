"""What a cell may import to have its memory watched.

In the page these calls reach TypeScript, which reads the interpreter's memory from outside.
They hold no reference to anything they are given.
"""

from freed import _probe

__all__ = ["mark", "watch"]


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
