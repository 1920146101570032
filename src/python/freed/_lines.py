"""Bytes line by line, and where the most were in use: tracemalloc's count at each line.

Used in a run of its own, because both tracemalloc and sys.monitoring take memory themselves. The
numbers go to TypeScript as they are; nothing is summed up here.
"""

import _tracemalloc
import sys
import types
from collections.abc import Callable

from freed._guard import Guard
from freed._monitor import Monitor
from freed._own import OWN
from freed._stock import stock_free_lists

__builtins__ = OWN

# Taken hold of before any cell runs; a cell may replace what the module offers.
_start, _stop, _is_tracing = _tracemalloc.start, _tracemalloc.stop, _tracemalloc.is_tracing
_traced, _reset_peak = _tracemalloc.get_traced_memory, _tracemalloc.reset_peak
_traces, _traceback_of = _tracemalloc._get_traces, _tracemalloc._get_object_traceback
_limit = _tracemalloc.get_traceback_limit

# What could hide bytes, or the most of them, from a count.
MEDDLING = ("stop", "clear_traces", "reset_peak")

# Frames kept of each block: enough to come from inside a library back to the cell's line.
FRAMES = 25

# Reports that are made before the cell begins.
WARM_UP = 3


class Lines:
    """One run's count. The three functions get bytes in use, and the most since the last report.

    In each, reading comes first, and the most is begun anew behind it: nothing made for telling is
    counted.
    """

    def __init__(
        self,
        code: types.CodeType,
        reached: Callable[[int, int, int], None],
        entered: Callable[[int, int, int], None],
        left: Callable[[int, int], None],
    ) -> None:
        def line(number: int) -> None:
            now, most = _traced()
            reached(number, now, most)
            _reset_peak()

        def enter(number: int) -> None:
            now, most = _traced()
            entered(number, now, most)
            _reset_peak()

        def leave() -> None:
            now, most = _traced()
            left(now, most)
            _reset_peak()

        self._reports = (line, enter, leave)
        self._monitor = Monitor(code, line, enter, leave)
        self._witness: bytearray | None = None
        self._frames = 1
        self._guard = Guard()

    def begin(self) -> bool:
        """Start counting. False when lines cannot be followed, or a cell counts already."""
        _start(self._frames)
        self._witness = bytearray(1)
        plugged = self._monitor.begin()
        for module in filter(None, (_tracemalloc, sys.modules.get("tracemalloc"))):
            for name in MEDDLING:
                self._guard.stand(module, name, lambda *_: True)
        # The numbers of a report stay in Python's free lists: let them be there before the cell is.
        stock_free_lists()
        line, enter, leave = self._reports
        line(0)
        enter(0)
        leave()
        _reset_peak()
        return plugged and _limit() >= self._frames

    def reading(self) -> tuple[int, int]:
        """Bytes in use now, and the most since the last report."""
        return _traced()

    def end(self) -> bool:
        """Stop counting. False when the cell has stopped or cleared the count, or the lines."""
        self._guard.leave()
        # Whoever stops tracemalloc, or clears its traces, takes the witness's trace away.
        counted = _is_tracing() and _traceback_of(self._witness) is not None
        whole = counted and not self._guard.is_touched
        whole = self._monitor.end() and whole
        _stop()
        return whole


class Peak(Lines):
    """Counts as `Lines` does, and at one moment says which lines hold the bytes."""

    def __init__(self, code: types.CodeType, at: int, holds: Callable[[int, int], None]) -> None:
        """`at`: which report of `Lines` told of the peak, counted from 1."""
        self.seen = -WARM_UP
        filename = code.co_filename
        ours = [0]

        def report(*_: int) -> None:
            self.seen += 1
            if self.seen == 1:
                # What was asked for until the cell's first line is not the cell's.
                ours[0] = by_line(filename).get(0, 0)
            # The interval that raised the peak began with the report before that one.
            if self.seen == at - 1:
                held = by_line(filename)
                held[0] = max(0, held.get(0, 0) - ours[0])
                for line, size in held.items():
                    holds(line, size)

        super().__init__(code, report, report, report)
        self._frames = FRAMES


def by_line(filename: str) -> dict[int, int]:
    """Bytes in use by the line of the cell that asked for them; line 0 for all others.

    Blocks that were made for telling, while a line was reached, count to that line: through
    Python's free lists the cell may have got them since, and the numbers of a loop often are such.
    """
    held: dict[int, int] = {}
    for trace in _traces():
        size, frames = trace[1], trace[2]
        line = next((number for name, number in frames if name == filename), 0)
        held[line] = held.get(line, 0) + size
    return held


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
