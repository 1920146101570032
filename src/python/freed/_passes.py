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
from freed._lines import Lines, Peak, loops_of
from freed._monitor import Monitor
from freed._own import OWN

__builtins__ = OWN

# A TypeScript object with functions; see src/interpreter/hooks.ts.
Hooks = Any

_get_count, _get_freeze_count = gc.get_count, gc.get_freeze_count
_disable, _enable, _is_enabled = gc.disable, gc.enable, gc.isenabled
_callbacks = gc.callbacks
_names = sys.modules["__main__"].__dict__


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


class _LineMemory:
    def __init__(self, code: types.CodeType, source: str, hooks: Hooks) -> None:
        for first, last in loops_of(source):
            hooks.loop(first, last)
        self._hooks = hooks
        self._lines = Lines(code, hooks.line, hooks.enter, hooks.leave)

    def begin(self) -> bool:
        plugged = self._lines.begin()
        self._hooks.begin(self._lines.reading()[0])
        return plugged

    def ended(self) -> bool:
        self._hooks.end(*self._lines.reading())
        return True

    def end(self) -> bool:
        return self._lines.end()


class _PeakHolders:
    def __init__(self, code: types.CodeType, hooks: Hooks, at: int) -> None:
        self._hooks = hooks
        self._peak = Peak(code, at, hooks.holds)

    def begin(self) -> bool:
        return self._peak.begin()

    def ended(self) -> bool:
        self._hooks.end(self._peak.seen)
        return True

    def end(self) -> bool:
        return self._peak.end()


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
        from freed._graph import Graph  # no other run needs it, nor ctypes

        self._graph = Graph(_names, hooks.node, hooks.edge, hooks.cut, hooks.drawn)
        self._hooks = hooks
        self._is_whole = True

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
            self._is_whole = False
            return
        self._hooks.moment(is_end)
        for direction in ("held", "holders"):
            addresses = [int(address) for address in self._hooks.living()]
            if not addresses:
                return
            try:
                self._graph.draw(addresses, direction)
            except Exception:  # must not come up in the reader's code: `end` tells of it
                self._is_whole = False


MAKERS: dict[str, Callable[[types.CodeType, str, Hooks, int], Instrument]] = {
    "references": lambda code, _source, hooks, _argument: _References(code, hooks),
    "lines": lambda code, source, hooks, _argument: _LineMemory(code, source, hooks),
    "peak": lambda code, _source, hooks, argument: _PeakHolders(code, hooks, argument),
    "collector": lambda _code, _source, hooks, _argument: _Collector(hooks),
    "graph": lambda _code, _source, hooks, _argument: _ObjectGraph(hooks),
}
