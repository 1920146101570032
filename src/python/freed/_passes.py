"""The runs beside the bare one: each is made with its instrument, in an interpreter of its own.

An instrument's `begin` and `end` return False when something has taken from it what it needs, or
has meddled with it: then its numbers are not shown.
"""

import gc
import sys
import types
from collections.abc import Callable
from typing import Any, Protocol

from freed import _probe
from freed._lines import Lines, by_line, by_lines, loops_of
from freed._monitor import Monitor, span_of
from freed._own import OWN

__builtins__ = OWN

# A TypeScript object with functions; see src/interpreter/hooks.ts.
Hooks = Any

_get_count, _get_freeze_count = gc.get_count, gc.get_freeze_count
_disable, _enable, _is_enabled = gc.disable, gc.enable, gc.isenabled
_callbacks = gc.callbacks
_names = sys.modules["__main__"].__dict__


# Marks at which is asked who is garbage: that goes through all of the heap, a tenth of a second.
MOST_JUDGED = 200


class Instrument(Protocol):
    def begin(self) -> bool:
        """Called immediately before the cell."""

    def ended(self) -> bool:
        """The cell has ended, and what it made is still as it left it."""

    def end(self) -> bool:
        """Called when the run is over."""


def make(name: str, code: types.CodeType, source: str, hooks: Hooks, argument: int) -> Instrument:
    """The instrument of that name."""
    return MAKERS[name](code, source, getattr(hooks, name), argument)


class _References:
    def __init__(self, code: types.CodeType, hooks: Hooks) -> None:
        self._monitor = Monitor(code, hooks.line, hooks.enter, hooks.leave)

    def begin(self) -> bool:
        return self._monitor.begin()

    def ended(self) -> bool:
        return True

    def end(self) -> bool:
        return self._monitor.end()


class _Counted:
    """What both runs do that count bytes, alike to the last free list: they must read the same."""

    def __init__(
        self, code: types.CodeType, source: str, hooks: Hooks, look: Callable[[], None]
    ) -> None:
        self._hooks = hooks
        self._lines = Lines(code, hooks.line, hooks.enter, hooks.leave, look)
        for part in self._lines.parts:
            hooks.code(id(part), part.co_name, *span_of(part))
        for first, last in loops_of(source):
            hooks.loop(first, last)

    def begin(self) -> bool:
        plugged = self._lines.begin(self._hooks.check)
        self._hooks.begin()
        return plugged

    def ended(self) -> bool:
        self._hooks.end()
        return True

    def end(self) -> bool:
        return self._lines.end()


class _LineMemory(_Counted):
    def __init__(self, code: types.CodeType, source: str, hooks: Hooks) -> None:
        super().__init__(code, source, hooks, lambda: None)
        self._filename = code.co_filename

    def end(self) -> bool:
        try:
            for lines, size in by_lines(self._filename)[0].items():
                self._hooks.left(size, *lines)
        finally:
            whole = super().end()
        return whole


class _PeakHolders(_Counted):
    """At one moment says which lines hold the bytes."""

    def __init__(self, code: types.CodeType, source: str, hooks: Hooks, at: int) -> None:
        filename = code.co_filename

        def tell() -> None:
            held, now = by_line(filename)
            for line, size in held.items():
                hooks.holds(line, size)
            hooks.asked(now)

        super().__init__(code, source, hooks, tell)
        hooks.at(at)


class _Collector:
    """The collector's counters before and after each round."""

    def __init__(self, hooks: Hooks) -> None:
        counters: Callable[[bool, int, int, int], None] = hooks.counters

        def report(phase: str, _info: dict[str, int]) -> None:
            counters(phase == "stop", *_get_count())

        hooks.spare(id(report.__code__))
        self._report = report

    def begin(self) -> bool:
        _callbacks.append(self._report)
        return True

    def ended(self) -> bool:
        return True

    def end(self) -> bool:
        place = next((i for i, one in enumerate(_callbacks) if one is self._report), None)
        if place is None:
            return False
        del _callbacks[place]
        return True


class _ObjectGraph:
    def __init__(self, hooks: Hooks) -> None:
        from freed._graph import Graph  # no other run needs it; see `loadPackages` in packages.ts

        self._graph = Graph(_names, hooks.node, hooks.edge, hooks.cut, hooks.drawn)
        self._hooks = hooks
        self._is_whole = True
        self._judged = 0

    def begin(self) -> bool:
        _probe.moment = self._mark
        return True

    def ended(self) -> bool:
        _probe.moment = None
        self._draw(True)
        return True

    def end(self) -> bool:
        return self._is_whole

    def _mark(self) -> None:
        self._draw(False)

    def _draw(self, is_end: bool) -> None:
        was_enabled = _is_enabled()
        _disable()  # drawing makes objects: a round that they bring about would be our doing
        try:
            self._draw_both(is_end)
        finally:
            if was_enabled:
                _enable()

    def _draw_both(self, is_end: bool) -> None:
        if _get_freeze_count() > 0:  # what is frozen refers to others, and Python does not say so
            self._refuse("frozen")
            return
        self._hooks.moment(is_end)
        try:
            if self._addresses() and (is_end or self._judged < MOST_JUDGED):
                self._judged += 1
                self._graph.judge()
            for direction in ("held", "holders"):
                addresses = self._addresses()
                if not addresses:
                    return
                self._graph.draw(addresses, direction)
        except MemoryError:
            self._refuse("no-memory")
        except Exception:  # must not come up in the reader's code: `end` tells of it
            self._is_whole = False
        finally:
            self._graph.forget()

    def _addresses(self) -> list[int]:
        return [int(address) for address in self._hooks.living()]

    def _refuse(self, reason: str) -> None:
        """Say why there is no picture: the note `graph-…` of that reason."""
        self._hooks.refuse(reason)


MAKERS: dict[str, Callable[[types.CodeType, str, Hooks, int], Instrument]] = {
    "references": lambda code, _source, hooks, _argument: _References(code, hooks),
    "lines": lambda code, source, hooks, _argument: _LineMemory(code, source, hooks),
    "peak": lambda code, source, hooks, argument: _PeakHolders(code, source, hooks, argument),
    "collector": lambda _code, _source, hooks, _argument: _Collector(hooks),
    "graph": lambda _code, _source, hooks, _argument: _ObjectGraph(hooks),
}
