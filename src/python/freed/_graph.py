"""Who refers to whom: objgraph walks from the watched objects, and its graph goes to TypeScript.

Used in a run of its own. objgraph finds the objects; which of them refer to each other, and how
often, is counted here, so that the collector's arithmetic comes out right whatever was left out.
Nothing is held when a graph is handed over: TypeScript reads the true counts in that moment.
"""

import ctypes
import gc
import importlib.util
import io
import linecache
import re
import sys
import types
from collections.abc import Callable, Iterable, Sequence

from freed._naming import dict_at, is_cell, name_of, names_of
from freed._own import OWN
from freed._reach import unreachable

__builtins__ = OWN

DEPTH = 4
MOST_NEIGHBOURS = 12
MOST_NODES = 60  # more than that nobody can read
MOST_LOOKED_AT = 20_000  # neighbours of one object
SMALLEST_ATOM = 100  # bytes
LONGEST_TEXT = 24  # characters
NAMES = "__main__"  # the type that the reader's names are told as

HEAP_TYPE = 1 << 9  # made by a class statement; CPython Include/object.h: Py_TPFLAGS_HEAPTYPE

CONTAINERS = (list, tuple, dict, set, frozenset, bytes, bytearray)

_referents, _referrers, _is_tracked = gc.get_referents, gc.get_referrers, gc.is_tracked
_is_immortal, _size_of = sys._is_immortal, sys.getsizeof
_flags_of = type.__dict__["__flags__"].__get__
_namespace_of = type.__dict__["__dict__"].__get__
_sources = linecache.cache  # where the runner puts a cell's lines for tracebacks
_globals_of = types.ModuleType.__dict__["__dict__"].__get__

NODE = re.compile(r"^  o(\d+)\[label=")


class _Neighbours:
    """What objgraph finds as its `gc`: the real one, without what nobody wants to see.

    With the real one it would also collect before it walks, and free the reader's garbage.
    """

    collect = staticmethod(lambda *_: 0)
    get_objects = staticmethod(gc.get_objects)
    is_tracked = staticmethod(gc.is_tracked)

    def __init__(self, roots: Sequence[object], direction: str, hidden: Iterable[int]) -> None:
        self._is_held = direction == "held"
        self._hidden = {*hidden, id(roots), id(self), id(self.__dict__)}
        self._roots = {id(root) for root in roots}
        self._admitted = set(self._roots)
        modules = [*sys.modules.values()]
        self.modules = {dict_at(one): one for one in modules if type(one) is types.ModuleType}

    def hide(self, thing: object) -> None:
        self._hidden.add(id(thing))

    def get_referents(self, thing: object) -> list[object]:
        return self._admit(self.of(thing))

    def get_referrers(self, thing: object) -> list[object]:
        return self._admit(self.of(thing))

    def of(self, thing: object) -> list[object]:
        """In the direction of the walk. Classes and modules lead everywhere: they are its ends."""
        is_end = issubclass(type(thing), type) or id(thing) in self.modules
        if is_end and id(thing) not in self._roots:
            return []
        return _referents(thing) if self._is_held else _referrers(thing)

    def _admit(self, neighbours: list[object]) -> list[object]:
        kept: dict[int, object] = {}
        for one in neighbours[:MOST_LOOKED_AT]:
            if len(kept) >= MOST_NEIGHBOURS:
                break
            if self.is_shown(one) and (
                id(one) in self._admitted or len(self._admitted) < MOST_NODES
            ):
                self._admitted.add(id(one))
                kept[id(one)] = one
        return list(kept.values())

    def is_shown(self, thing: object) -> bool:
        if id(thing) in self._roots:
            return True
        if id(thing) in self._hidden or _is_immortal(thing):
            return False
        kind = type(thing)
        if id(thing) in self.modules:
            name = _module_name(self.modules[id(thing)])
            return not self._is_held and not name.startswith("freed")
        if issubclass(kind, type):  # what holds something by an attribute of its class
            module = _namespace_of(thing).get("__module__")
            return not self._is_held and type(module) is str and module == "__main__"
        return _is_of_program(thing, kind)

    def is_cut(self, thing: object, drawn: dict[int, object]) -> bool:
        neighbours = self.of(thing)
        return len(neighbours) > MOST_LOOKED_AT or any(
            id(one) not in drawn and self.is_shown(one) for one in neighbours
        )


def _ids_of_sources() -> set[int]:
    """What keeps the lines of cells is ours, although it holds `None` and words of the reader's."""
    entries = [entry for entry in dict.values(_sources) if type(entry) is tuple]
    lines = [id(part) for entry in entries for part in entry if type(part) is list]
    return {id(_sources), *map(id, entries), *lines}


def _is_of_program(thing: object, kind: type) -> bool:
    """Not one of Python's own workings, and large enough to be worth a box."""
    if kind in (types.ModuleType, types.CodeType, _Neighbours):
        return False
    if kind is types.BuiltinFunctionType:  # as a bound method it holds something
        return thing.__self__ is not None and type(thing.__self__) is not types.ModuleType
    if kind is types.FrameType:  # a generator's frame is the generator once more
        return is_cell(thing.f_code.co_filename) and thing.f_generator is None
    if kind is types.FunctionType:
        return thing.__name__ != "__annotate__"
    return (
        _is_tracked(thing) or bool(_flags_of(kind) & HEAP_TYPE) or _size_of(thing) >= SMALLEST_ATOM
    )


class _Inspect:
    """What objgraph finds as its `inspect`: the real one asks an object for its `__class__`."""

    @staticmethod
    def ismodule(thing: object) -> bool:
        return type(thing) is types.ModuleType


def _own_objgraph() -> types.ModuleType:
    """A copy of objgraph beside the one that cells may use, with builtins they cannot change.

    What it asks the objects themselves would run the reader's code, so it gets no answer: their
    class (a property may say it), whether that has a finaliser, their repr.
    """
    spec = importlib.util.find_spec("objgraph")  # fetched for this run alone
    if spec is None or spec.loader is None:
        raise ImportError("objgraph is not here")
    module = importlib.util.module_from_spec(spec)
    module.__dict__["__builtins__"] = builtins = dict(OWN)
    spec.loader.exec_module(module)
    builtins["getattr"] = lambda _thing, _name, otherwise=None: otherwise
    builtins["hasattr"] = lambda _thing, _name: False
    module.inspect = _Inspect
    module._safe_repr = module._edge_label = lambda *_: ""
    return module


class Graph:
    """Draws the graph around the watched objects whenever asked."""

    def __init__(
        self,
        namespace: dict[str, object],
        node: Callable[[int, str, str, int, bool, str], None],
        edge: Callable[[int, int, str], None],
        cut: Callable[[int], None],
        drawn: Callable[[str], None],
    ) -> None:
        """`namespace`: the cells' own, shown as what holds the reader's names."""
        self._namespace = namespace
        self._node, self._edge, self._cut, self._drawn = node, edge, cut, drawn
        self._garbage: set[int] | None = None

    def judge(self) -> None:
        """Find out what is garbage now. Both drawings of a moment rest on it."""
        self._garbage = unreachable()

    def forget(self) -> None:
        self._garbage = None

    def draw(self, addresses: list[int], direction: str) -> None:
        """Walk from the objects at these addresses, which must be alive. `held` or `holders`."""
        self._tell([_at(address) for address in addresses], direction)
        self._drawn(direction)

    def _tell(self, roots: list[object], direction: str) -> None:
        ours = (id(self.__dict__), id(self._namespace), *_ids_of_sources())
        neighbours = _Neighbours(roots, direction, ours)
        drawn = self._walk(roots, direction, neighbours)
        neighbours.hide(drawn)
        for address in list(drawn):  # the iterator over items would be one more that holds them
            thing = drawn[address]
            kind, text, items = _words_of(thing, neighbours.modules)
            self._node(address, kind, text, items, _is_tracked(thing), self._fate_of(address))
            if neighbours.is_cut(thing, drawn):
                self._cut(address)
        for thing in drawn.values():
            self._tell_edges(thing, drawn)
        if id(self._namespace) not in drawn:
            self._tell_names(drawn)

    def _fate_of(self, address: int) -> str:
        if self._garbage is None:
            return "unknown"
        return "garbage" if address in self._garbage else "lives"

    def _walk(
        self, roots: list[object], direction: str, neighbours: _Neighbours
    ) -> dict[int, object]:
        out = io.StringIO()
        _objgraph.gc = neighbours
        show = _objgraph.show_refs if direction == "held" else _objgraph.show_backrefs
        show(roots, max_depth=DEPTH, too_many=MOST_NEIGHBOURS, output=out)
        found = (NODE.match(line) for line in out.getvalue().split("\n"))
        return {int(one[1]): _at(int(one[1])) for one in found if one}

    def _tell_edges(self, source: object, drawn: dict[int, object]) -> None:
        """Every reference to another one drawn, each as often as it is there."""
        targets = [id(target) for target in _referents(source) if id(target) in drawn]
        names = names_of(source, set(targets)) if targets else {}
        for target in targets:
            left = names.get(target)
            self._edge(id(source), target, left.pop(0) if left else "")

    def _tell_names(self, drawn: dict[int, object]) -> None:
        address = id(self._namespace)
        held = [(name, id(one)) for name, one in self._namespace.items() if id(one) in drawn]
        if held:
            self._node(address, NAMES, "", -1, True, "lives")
        for name, target in held:
            self._edge(address, target, name)


def _words_of(thing: object, modules: dict[int, types.ModuleType]) -> tuple[str, str, int]:
    """Type, a text that says which one it is, and how many items it has (-1: not for counting)."""
    kind = type(thing)
    if module := modules.get(id(thing)):
        return "module", _module_name(module), -1
    for container in CONTAINERS:
        if issubclass(kind, container):
            return name_of(kind), "", container.__len__(thing)
    return name_of(kind), _text_of(thing, kind), -1


def _module_name(module: types.ModuleType) -> str:
    """Its own attribute might be anything, or be looked up by the reader's `__getattr__`."""
    name = _globals_of(module).get("__name__")
    return name if type(name) is str else "?"


def _text_of(thing: object, kind: type) -> str:
    if issubclass(kind, type):
        return name_of(thing)
    if kind in (types.FunctionType, types.BuiltinFunctionType, types.GeneratorType):
        return thing.__qualname__
    if kind is types.MethodType:
        function = thing.__func__
        name = function.__name__ if type(function) is types.FunctionType else "?"
        return name_of(type(thing.__self__)) + "." + name
    if kind is types.FrameType:
        return thing.f_code.co_qualname
    if kind is str:
        return repr(thing if len(thing) <= LONGEST_TEXT else thing[:LONGEST_TEXT] + "…")
    return ""


def _at(address: int) -> object:
    """The object that lives at an address; only for addresses known to hold a living one."""
    return ctypes.cast(address, ctypes.py_object).value


def _check_dict_offset() -> None:
    class Probe:
        pass

    probe = Probe()
    probe.value = ()
    if dict_at(probe) != 0 or id(probe.__dict__) != dict_at(probe):
        raise RuntimeError("an instance's dictionary is not where this build should have it")


# All that drawing needs is made when this module is imported, before any cell runs: else the reader
# would find it in the collector's counts.
_check_dict_offset()
_objgraph = _own_objgraph()
