"""Notices when a cell reaches for what an instrument works with.

A count that was stopped and started again, or a callback that was taken away and put back, looks
whole at the end. So the functions that could do it are stood in for while the instrument runs.
"""

import types
from collections.abc import Callable
from typing import Any

from freed._own import OWN

__builtins__ = OWN

Function = Callable[..., Any]


class Guard:
    """Stands in front of functions and passes every call on."""

    def __init__(self) -> None:
        self.is_touched = False
        self._places: list[tuple[object, str, Function, Function]] = []

    def stand(self, module: object, name: str, concerns: Callable[..., bool]) -> None:
        """`concerns` says of a call's arguments whether it meddles."""
        original: Function | None = getattr(module, name, None)
        if not isinstance(original, types.BuiltinFunctionType):
            return  # an earlier cell has put it away, or its own in its place

        def guarded(*arguments: Any) -> Any:
            if concerns(*arguments):
                self.is_touched = True
            return original(*arguments)

        setattr(module, name, guarded)
        self._places.append((module, name, guarded, original))

    def leave(self) -> None:
        """Put the functions back, but for those that the cell has replaced."""
        for module, name, guarded, original in self._places:
            if getattr(module, name, None) is guarded:
                setattr(module, name, original)
