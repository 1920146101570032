"""The event loop that `asyncio.run` uses in a cell: it runs there and then, and ends with it.

Pyodide's own loop belongs to the browser. It cannot wait, so that `asyncio.run` fails on it; and it
would go on after the cell, between runs and into the next one. Code that asks for it all the same
gets no timers: see src/interpreter/timers.ts.
"""

import asyncio
import time
from asyncio import events

SLICE = 0.05  # seconds; Stop is noticed between two of them

_sleep, _now = time.sleep, time.monotonic


class _Nothing:
    """In the place of a selector: there are no sockets, so nothing ends a wait but time."""

    def select(self, timeout: float | None) -> list[object]:
        end = None if timeout is None else _now() + timeout
        while end is None or (left := end - _now()) > 0:
            _sleep(SLICE if end is None else min(SLICE, left))
        return []


class Loop(asyncio.BaseEventLoop):
    def __init__(self) -> None:
        super().__init__()
        self._selector = _Nothing()

    def _process_events(self, event_list: list[object]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class Policy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


def install() -> None:
    """Put it in the place of Pyodide's."""
    events._set_running_loop(None)
    events._set_event_loop_policy(Policy())
