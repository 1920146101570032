"""How a check of a reader's code compares: by values of Python's own types.

`total == 3_000_000` asks the reader's object as much as the number, and an object that says it is
equal to everything would pass any check. In a check, `==` and `!=` compare what both sides are made
of: numbers, texts, bytes and collections by their content, everything else by identity.
"""

import operator
from typing import Any

from freed._own import OWN

__builtins__ = OWN

EQUAL, UNEQUAL = "__equal__", "__unequal__"
ONLY_AST = 0x400  # what `ast.PyCF_ONLY_AST` is; the module `ast` itself is not fetched for it

_index = operator.index


def compile_check(source: str, filename: str) -> Any:
    """Return the code of a check. Raises what `compile` does."""
    tree = compile(source, filename, "exec", ONLY_AST, dont_inherit=True)
    _rewrite(tree)
    return compile(tree, filename, "exec", dont_inherit=True)


def names() -> dict[str, object]:
    """Return what the code of a check finds beside the builtins."""
    return {EQUAL: equal, UNEQUAL: unequal}


def equal(one: object, other: object) -> bool:
    return bool(_plain(one) == _plain(other))


def unequal(one: object, other: object) -> bool:
    return not equal(one, other)


def _plain(value: Any) -> Any:
    """Return the value in Python's own types, whatever type of the reader's it has."""
    kind = type(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, int):  # True is 1, as everywhere in Python
        return int.__index__(value)
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, bytes | bytearray | memoryview):
        return bytes(memoryview(value))
    if issubclass(kind, list):
        return ("list", *[_plain(item) for item in list.__iter__(value)])
    if issubclass(kind, tuple):
        return ("tuple", *[_plain(item) for item in tuple.__iter__(value)])
    if issubclass(kind, dict):
        return ("dict", frozenset((_plain(k), _plain(v)) for k, v in dict.items(value)))
    if issubclass(kind, set):
        return ("set", frozenset(_plain(item) for item in set.__iter__(value)))
    if issubclass(kind, frozenset):
        return ("set", frozenset(_plain(item) for item in frozenset.__iter__(value)))
    return _number(value)


def _number(value: Any) -> Any:
    """Return what a number of a library's own, as NumPy has them, comes to; else who it is."""
    for convert in (_index, float):
        try:
            return convert(value)
        except Exception:  # no number of this sort, or none at all
            continue
    return ("object", id(value))


def _rewrite(node: Any) -> None:
    """Put calls in the place of `one == other` and `one != other`, everywhere below `node`."""
    for field in node._fields:
        child = getattr(node, field)
        if isinstance(child, list):
            for at, item in enumerate(child):
                if hasattr(item, "_fields"):
                    _rewrite(item)
                    child[at] = _replaced(item)
        elif hasattr(child, "_fields"):
            _rewrite(child)
            setattr(node, field, _replaced(child))


def _replaced(node: Any) -> Any:
    """Return a call for a comparison by `==` or `!=`. Raises ValueError for one of three values."""
    if type(node).__name__ != "Compare":
        return node
    signs = [type(sign).__name__ for sign in node.ops]
    if not {"Eq", "NotEq"} & {*signs}:
        return node
    if len(signs) > 1:
        raise ValueError("A check compares two values at a time by == or !=.")
    name = EQUAL if signs == ["Eq"] else UNEQUAL
    call = compile(f"{name}(0, 0)", "<check>", "eval", ONLY_AST, dont_inherit=True).body
    call.args = [node.left, *node.comparators]
    for part in (call, call.func):
        for place in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            setattr(part, place, getattr(node, place))
    return call
