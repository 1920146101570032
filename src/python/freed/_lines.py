"""Bytes line by line, and where the most were in use: tracemalloc's count at each line.

Used in a run of its own, because both tracemalloc and sys.monitoring take memory themselves.
TypeScript reads the count itself, at each report: nothing is made here while the cell runs.
"""

import _tracemalloc
import sys
import types
from collections.abc import Callable

from freed._guard import Guard
from freed._monitor import Monitor
from freed._own import OWN
from freed._prime import prime_free_lists

__builtins__ = OWN

# Taken hold of before any cell runs; a cell may replace what the module offers.
_start, _stop, _is_tracing = _tracemalloc.start, _tracemalloc.stop, _tracemalloc.is_tracing
_clear, _traced = _tracemalloc.clear_traces, _tracemalloc.get_traced_memory
_traces, _traceback_of = _tracemalloc._get_traces, _tracemalloc._get_object_traceback
_limit = _tracemalloc.get_traceback_limit

# What could hide bytes, or the most of them, from a count.
MEDDLING = ("stop", "clear_traces", "reset_peak")

# Frames kept of each block: enough to come from inside a library back to the cell's line.
FRAMES = 25

# Makes a highest count that no other number nearby is equal to.
PROBE = 1_234_567


class Lines:
    """One run's count. The functions get the line alone: TypeScript reads the bytes.

    `reached` and `entered` get a line, `left` whether a function has ended; see `Monitor`. Where
    one of them answers True, `look` is called, which may make what it likes.
    """

    def __init__(
        self,
        code: types.CodeType,
        reached: Callable[[int], bool | None],
        entered: Callable[[int], bool | None],
        left: Callable[[bool], bool | None],
        look: Callable[[], None],
    ) -> None:
        # Every pass goes equally deep: a recursion must end where it does in the others.
        def line(number: int) -> None:
            if reached(number):
                look()

        def enter(number: int) -> None:
            if entered(number):
                look()

        def leave(has_ended: bool) -> None:
            if left(has_ended):
                look()

        self._reports = (line, enter, leave)
        self._monitor = Monitor(code, line, enter, leave, with_errors=False)
        self._witness: bytearray | None = None
        self._guard = Guard()

    @property
    def parts(self) -> list[types.CodeType]:
        """The cell's code, and all code inside it."""
        return self._monitor.parts

    def begin(self, check: Callable[[int, int, int], None]) -> bool:
        """Start counting. False when lines cannot be followed, or a cell counts already.

        `check` lets TypeScript try whether it finds what it reads: it gets the address of code
        that runs, the bytes that are traced and the most that were.
        """
        # Ahead of the count: what a collection takes from Python's free lists was not the cell's.
        prime_free_lists()
        plugged = self._monitor.begin()
        for module in filter(None, (_tracemalloc, sys.modules.get("tracemalloc"))):
            for name in MEDDLING:
                self._guard.stand(module, name, lambda *_: True)
        is_ours = not _is_tracing()
        _start(FRAMES)
        del bytearray(PROBE)[:]
        check(id(Lines.begin.__code__), *_traced())
        # Used once, so that the cell's first report finds all that it needs.
        line, enter, leave = self._reports
        line(0)
        enter(0)
        leave(True)
        if is_ours:
            _clear()
        self._witness = bytearray(1)
        return plugged and _limit() >= FRAMES

    def end(self) -> bool:
        """Stop counting. False when the cell has stopped or cleared the count, or the lines."""
        self._guard.leave()
        # Whoever stops tracemalloc, or clears its traces, takes the witness's trace away.
        counted = _is_tracing() and _traceback_of(self._witness) is not None
        whole = counted and not self._guard.is_touched
        whole = self._monitor.end() and whole
        _stop()
        return whole


def by_line(filename: str) -> tuple[dict[int, int], int]:
    """Bytes in use by the line of the cell that asked for them; line 0 for all others.

    And the line that runs now: what asking has taken is counted to it.
    """
    held, now = by_lines(filename)
    sums: dict[int, int] = {}
    for lines, size in held.items():
        line = lines[0] if lines else 0
        sums[line] = sums.get(line, 0) + size
    return sums, now[0] if now else 0


def by_lines(filename: str) -> tuple[dict[tuple[int, ...], int], tuple[int, ...]]:
    """Bytes in use by the lines of the cell that ran when they were asked for, innermost first.

    And the lines that run now. Through Python's free lists the cell may get what dead objects of
    another line have left: it then counts to the line that has it now.
    """
    traces = _traces()  # first of all: whatever is made before is in there

    def lines_of(frames: tuple[tuple[str, int], ...]) -> tuple[int, ...]:
        return tuple([number for name, number in frames if name == filename])

    held: dict[tuple[int, ...], int] = {}
    for trace in traces:
        lines = lines_of(trace[2])
        held[lines] = held.get(lines, 0) + trace[1]
    return held, lines_of(_traceback_of(traces) or ())


def loops_of(source: str) -> list[tuple[int, int]]:
    """First and last line of every loop; none where the source does not parse."""
    import ast  # only here: no other run needs it

    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, (ast.For, ast.While, ast.AsyncFor))
    ]
