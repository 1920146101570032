"""Reports the lines of a cell, and of functions written in it, through sys.monitoring.

That an error ends a function, or is thrown into a generator, is a global event. Such a one makes
Python keep 76 bytes for every function that is called, the library's too, and a count of bytes
would see them: then it is not asked for, and TypeScript sees which frame runs at each report.

The functions of sys.monitoring are taken hold of when this is imported, before any cell runs: a
cell may do with the module what it likes.
"""

import sys
import types
from collections.abc import Callable

from freed._guard import Guard
from freed._own import OWN

__builtins__ = OWN

NAME = "freed"
TOOLS = (5, 4, 3)  # ids that no tool in the standard library claims

_use, _free, _tool_name = (
    sys.monitoring.use_tool_id,
    sys.monitoring.free_tool_id,
    sys.monitoring.get_tool,
)
_register = sys.monitoring.register_callback
_set_local, _local = sys.monitoring.set_local_events, sys.monitoring.get_local_events
_set_global, _global = sys.monitoring.set_events, sys.monitoring.get_events
_events = sys.monitoring.events

LINE, START, RESUME = _events.LINE, _events.PY_START, _events.PY_RESUME
RETURN, YIELD = _events.PY_RETURN, _events.PY_YIELD
LOCAL = LINE | START | RESUME | RETURN | YIELD
# These cannot be set for one code object, so they come for all and are filtered.
UNWIND, THROW = _events.PY_UNWIND, _events.PY_THROW

# What could hide lines from a tool. All take its id first.
MEDDLING = (
    "free_tool_id",
    "clear_tool_id",
    "register_callback",
    "set_events",
    "set_local_events",
)


class Monitor:
    """Calls back at each line, entry and exit of the functions of one cell.

    `enter` gets the line that a generator goes on with, which is not reported again, or 0 for a
    function that begins; `leave` whether the function has ended, or else waits. Without
    `with_errors` nothing is told of a function that an error has ended, or has gone on in.
    """

    def __init__(
        self,
        code: types.CodeType,
        line: Callable[[int], None],
        enter: Callable[[int], None],
        leave: Callable[[bool], None],
        with_errors: bool = True,
    ) -> None:
        self._parts = with_nested(code)
        self._global_events = UNWIND | THROW if with_errors else 0
        filename = code.co_filename
        # Made now: while the cell runs, nothing may be made that a count of bytes would see.
        lines = {id(part): lines_by_offset(part) for part in self._parts}

        def line_at(code: types.CodeType, offset: int) -> int:
            return lines[id(code)].get(offset, 0) if id(code) in lines else 0

        def reached(_code: types.CodeType, number: int) -> None:
            line(number)

        def entered(_code: types.CodeType, _offset: int) -> None:
            enter(0)

        def resumed(code: types.CodeType, offset: int) -> None:
            enter(line_at(code, offset))

        def thrown(code: types.CodeType, offset: int, _error: BaseException) -> None:
            if code.co_filename == filename:
                enter(line_at(code, offset))

        def returned(_code: types.CodeType, _offset: int, _value: object) -> None:
            leave(True)

        def yielded(_code: types.CodeType, _offset: int, _value: object) -> None:
            leave(False)

        def unwound(code: types.CodeType, _offset: int, _error: BaseException) -> None:
            if code.co_filename == filename:
                leave(True)

        self._callbacks = (
            (LINE, reached),
            (START, entered),
            (RESUME, resumed),
            (THROW, thrown),
            (UNWIND, unwound),
            (RETURN, returned),
            (YIELD, yielded),
        )
        self._tool: int | None = None
        self._guard = Guard()

    @property
    def parts(self) -> list[types.CodeType]:
        """The cell's code, and all code inside it."""
        return self._parts

    def begin(self) -> bool:
        """Plug in. False when every tool id is taken: then nothing will be reported."""
        self._tool = next((tool for tool in TOOLS if _tool_name(tool) is None), None)
        if self._tool is None:
            return False
        _use(self._tool, NAME)
        for event, callback in self._callbacks:
            _register(self._tool, event, callback)
        for part in self._parts:
            _set_local(self._tool, part, LOCAL)
        if self._global_events:
            _set_global(self._tool, self._global_events)
        for name in MEDDLING:
            self._guard.stand(sys.monitoring, name, lambda tool=None, *_: tool == self._tool)
        return True

    def end(self) -> bool:
        """Unplug. False when the cell has meddled, so that lines may be missing."""
        tool = self._tool
        self._guard.leave()
        if tool is None or self._guard.is_touched or _tool_name(tool) != NAME:
            return False
        whole = _global(tool) == self._global_events
        whole = whole and all(_local(tool, part) == LOCAL for part in self._parts)
        for event, callback in self._callbacks:
            whole = _register(tool, event, None) is callback and whole
        _free(tool)
        return whole


def with_nested(code: types.CodeType) -> list[types.CodeType]:
    """The code and all code written inside it."""
    found = [code]
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found += with_nested(constant)
    return found


def span_of(code: types.CodeType) -> tuple[int, int]:
    """The first line of the code, and the last."""
    lines = [line for _, _, line in code.co_lines() if line]
    return min(lines, default=1), max(lines, default=1)


def lines_by_offset(code: types.CodeType) -> dict[int, int]:
    """The line of each instruction, but for those that belong to none."""
    return {
        offset: line
        for start, end, line in code.co_lines()
        if line is not None
        for offset in range(start, end, 2)
    }
