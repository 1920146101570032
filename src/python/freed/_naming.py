"""What the references from one object to another are called: `.attribute`, `[place]`, `['key']`.

Nothing of the reader's runs while names are looked for: no property, no `__getattr__`, no
`__repr__`. And nothing is made that was not there: asking an instance for its `__dict__` would give
it one.
"""

import ctypes
import functools
import linecache
import re
import types
from collections import deque
from collections.abc import Iterator

from freed._own import OWN

__builtins__ = OWN

# CPython 3.14 Include/internal/pycore_object.h: MANAGED_DICT_OFFSET, Py_TPFLAGS_MANAGED_DICT.
MANAGED_DICT_OFFSET = -3
MANAGED_DICT = 1 << 4

LONGEST_KEY = 24  # characters

# Compiled now: compiling makes objects of classes in Python, which a run would seem to have made.
IDENTIFIER = re.compile(r"[^\W\d]\w*")

# Read by C code alone, and always the same object again.
PARTS: dict[type, tuple[str, ...]] = {
    types.CellType: ("cell_contents",),
    types.FunctionType: ("__defaults__", "__kwdefaults__"),
    types.MethodType: ("__self__", "__func__"),
    types.TracebackType: ("tb_frame", "tb_next"),
    BaseException: ("__traceback__", "__cause__", "__context__", "args"),
}

_flags_of = type.__dict__["__flags__"].__get__
_dict_offset_of = type.__dict__["__dictoffset__"].__get__
_mro_of = type.__dict__["__mro__"].__get__
_namespace_of = type.__dict__["__dict__"].__get__
name_of = type.__dict__["__name__"].__get__


def names_of(thing: object, ids: set[int]) -> dict[int, list[str]]:
    """Names of the references to the objects with these ids, each as often as it refers to them."""
    names: dict[int, list[str]] = {}
    for name, value in _parts_of(thing):
        if id(value) in ids:
            names.setdefault(id(value), []).append(name)
    attributes = dict_at(thing)
    if attributes in ids:
        names.setdefault(attributes, []).append("__dict__")
    return names


def dict_at(thing: object) -> int:
    """Address of an object's `__dict__`; 0 where none was ever made.

    The attributes of most instances lie in the instance, without a dictionary.
    """
    kind = type(thing)
    offset = _dict_offset_of(kind)
    if _flags_of(kind) & MANAGED_DICT:
        offset = MANAGED_DICT_OFFSET * ctypes.sizeof(ctypes.c_void_p)
    elif offset <= 0:
        return 0
    return ctypes.c_void_p.from_address(id(thing) + offset).value or 0


def _parts_of(thing: object) -> Iterator[tuple[str, object]]:
    kind = type(thing)
    if issubclass(kind, dict):
        for key, value in dict.items(thing):
            yield _key_name(key), value
            yield "key", key
    for sequence in (list, tuple, deque):
        if issubclass(kind, sequence):
            yield from ((f"[{i}]", value) for i, value in enumerate(sequence.__iter__(thing)))
    if kind is types.FrameType:
        yield from thing.f_locals.items()
    elif kind is types.GeneratorType and thing.gi_frame is not None:
        yield from thing.gi_frame.f_locals.items()
    for owner in _mro_of(kind):
        for name in PARTS.get(owner, ()):
            yield from _part(thing, name, name)
        yield from _members(thing, owner)
    if _flags_of(kind) & MANAGED_DICT:
        yield from _attributes(thing, kind)


def _members(thing: object, owner: type) -> Iterator[tuple[str, object]]:
    """What stands in `__slots__`, and what C code declares as plain members."""
    for name, member in _namespace_of(owner).items():
        if type(member) is types.MemberDescriptorType:
            try:
                yield f".{name}", member.__get__(thing)
            except AttributeError:  # an empty slot
                continue


def _attributes(thing: object, kind: type) -> Iterator[tuple[str, object]]:
    """Attributes that lie in the instance, of all names that the cells so far have used."""
    for name in _used_names(kind):
        behind = [_namespace_of(owner).get(name) for owner in _mro_of(kind)]
        if not any(_is_descriptor(one) for one in behind):
            yield from _part(thing, name, f".{name}")


def _is_descriptor(thing: object) -> bool:
    return any("__get__" in _namespace_of(owner) for owner in _mro_of(type(thing)))


def _part(thing: object, name: str, shown: str) -> Iterator[tuple[str, object]]:
    try:
        yield shown, object.__getattribute__(thing, name)
    except (AttributeError, ValueError):  # ValueError: an empty cell
        return


def _used_names(kind: type) -> set[str]:
    names = {name for owner in _mro_of(kind) for name in _static_names(owner)}
    for filename, entry in linecache.cache.items():
        if is_cell(filename) and len(entry) > 2:
            names |= _identifiers("".join(entry[2]))
    private = {name for name in names if name.startswith("__") and not name.endswith("__")}
    owners = [name_of(owner).lstrip("_") for owner in _mro_of(kind)]
    return names - private | {f"_{owner}{name}" for owner in owners for name in private}


def _static_names(owner: type) -> tuple[str, ...]:
    """Names that methods of a class assign to, as the compiler has noted them."""
    names = _namespace_of(owner).get("__static_attributes__", ())
    return names if type(names) is tuple else ()


@functools.lru_cache(maxsize=16)
def _identifiers(source: str) -> set[str]:
    return set(IDENTIFIER.findall(source))


def is_cell(filename: str) -> bool:
    """Whether code of that file is the reader's; the library's lies in folders or in <…>."""
    return "/" not in filename and not filename.startswith("<")


def _key_name(key: object) -> str:
    if type(key) not in (str, int, float, bool, type(None)):
        return f"[{name_of(type(key))}]"
    if type(key) is int and key.bit_length() > 64:  # its digits may be more than repr allows
        return "[int]"
    text = repr(key[: LONGEST_KEY + 1] if type(key) is str else key)
    return f"[{text}]" if len(text) <= LONGEST_KEY + 2 else f"[{text[:LONGEST_KEY]}…]"
