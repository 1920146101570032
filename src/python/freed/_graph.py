"""Who refers to whom: objgraph walks from the watched objects, and its graph goes to TypeScript.

Used in a run of its own. objgraph names few of its edges (keys of dictionaries), so the names of
attributes, list places and closure cells are added here. Nothing is held when a graph is handed
over: TypeScript reads the true counts in that moment.
"""

import gc
import io
import re
import sys
import types
from collections.abc import Callable, Iterator

DEPTH = 4
MOST_NEIGHBOURS = 12
SMALLEST_ATOM = 100  # bytes
NAMES = "__main__"  # what the reader's names are shown as

# Walking on through these shows Python's own workings, not the reader's program.
HIDDEN = (types.ModuleType, types.FrameType, types.BuiltinFunctionType, types.CodeType, type)

_referents, _referrers, _is_tracked = gc.get_referents, gc.get_referrers, gc.is_tracked
_is_immortal, _size_of = sys._is_immortal, sys.getsizeof

NODE = re.compile(r'^  o(\d+)\[label="((?:[^"\\]|\\.)*)"')
EDGE = re.compile(r"^  o(\d+) -> o(\d+)(?: \[label=\"((?:[^\"\\]|\\.)*)\")?")
CUT = re.compile(r"^  o(\d+)->too_many_|^  too_many_o(\d+)->")


class _Gc:
    """What objgraph finds as its `gc`.

    With the real one it would collect before it walks, and free the reader's garbage.
    """

    collect = staticmethod(lambda *_: 0)
    get_objects = staticmethod(gc.get_objects)
    is_tracked = staticmethod(gc.is_tracked)

    def __init__(self, hidden: set[int], end: int) -> None:
        """`end`: where the walk to the holders ends; what holds a namespace is no news."""
        self._hidden = hidden
        self._end = end

    def get_referents(self, thing: object) -> list[object]:
        return [one for one in _referents(thing) if id(one) not in self._hidden]

    def get_referrers(self, thing: object) -> list[object]:
        if id(thing) == self._end:
            return []
        return [one for one in _referrers(thing) if id(one) not in self._hidden]


class Graph:
    """Draws the graph around the watched objects whenever asked."""

    def __init__(
        self,
        namespace: dict[str, object],
        node: Callable[[int, str, str, bool], None],
        edge: Callable[[int, int, str], None],
        cut: Callable[[int], None],
        drawn: Callable[[str], None],
    ) -> None:
        """`namespace`: the cells' own, shown as what holds the reader's names."""
        import objgraph  # fetched for this run alone

        self._objgraph = objgraph
        self._namespace = id(namespace)
        self._tell = (node, edge, cut)
        self._drawn = drawn

    def draw(self, addresses: list[int], direction: str) -> None:
        """Walk from the objects at these addresses, which must be alive. `held` or `holders`."""
        dot = self._walk(addresses, direction)
        node, edge, cut = self._tell
        for line in dot.split("\n"):
            if found := NODE.match(line):
                address, label = int(found[1]), _unquote(found[2])
                kind, _, text = label.partition("\n")
                if address == self._namespace:
                    kind, text = NAMES, ""
                node(address, kind, text, _is_tracked(_at(address)))
            elif found := EDGE.match(line):
                source, target = int(found[1]), int(found[2])
                edge(source, target, _unquote(found[3] or "") or self._edge_name(source, target))
            elif found := CUT.match(line):
                cut(int(found[1] or found[2]))
        self._drawn(direction)

    def _walk(self, addresses: list[int], direction: str) -> str:
        roots = [_at(address) for address in addresses]
        out = io.StringIO()
        objgraph = self._objgraph
        hidden = {id(roots), id(self.__dict__), id(self)}
        objgraph.gc = _Gc(hidden, self._namespace)
        show = objgraph.show_refs if direction == "held" else objgraph.show_backrefs
        show(
            roots,
            max_depth=DEPTH,
            too_many=MOST_NEIGHBOURS,
            output=out,
            filter=self._is_shown,
        )
        return out.getvalue()

    def _is_shown(self, thing: object) -> bool:
        if id(thing) == self._namespace:
            return True
        if issubclass(type(thing), (*HIDDEN, _Gc)) or _is_immortal(thing):
            return False
        # Numbers and short strings would crowd out what is worth seeing.
        return _is_tracked(thing) or _size_of(thing) >= SMALLEST_ATOM

    def _edge_name(self, source: int, target: int) -> str:
        for name, value in _parts_of(_at(source)):
            if id(value) == target:
                return name
        return ""


def _at(address: int) -> object:
    """The object that lives at an address; only for addresses known to hold a living one."""
    import ctypes  # only here: no other run needs it

    return ctypes.cast(address, ctypes.py_object).value


def _parts_of(thing: object) -> Iterator[tuple[str, object]]:
    if isinstance(thing, (list, tuple)):
        yield from ((f"[{place}]", value) for place, value in enumerate(thing))
    if isinstance(thing, types.CellType):
        yield "cell_contents", thing.cell_contents
    if isinstance(thing, types.FunctionType):
        for name in ("__closure__", "__defaults__", "__kwdefaults__", "__dict__"):
            yield name, getattr(thing, name)
    for name in (name for kind in type(thing).__mro__ for name in _slots_of(kind)):
        try:
            yield f".{name}", object.__getattribute__(thing, name)
        except AttributeError:
            continue
    try:
        attributes = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return
    if isinstance(attributes, dict):
        yield from ((f".{name}", value) for name, value in attributes.items())


def _slots_of(kind: type) -> tuple[str, ...]:
    slots = kind.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)
