"""Objects that TypeScript knows the right reading of, to check its reading of memory against."""

from collections.abc import Callable


class Finalised:
    """Has a finaliser, and does nothing in it."""

    def __del__(self) -> None:
        pass


_listed: list[object] = []
_holders = (_listed, _listed)
_finalised = Finalised()


def known_objects() -> tuple[int, int, int, int]:
    """Address of a list, its number of references, address of None, address of a Finalised."""
    return id(_listed), 1 + len(_holders), id(None), id(_finalised)


def all_types() -> list[int]:
    """Addresses of the types that there are now."""
    found: set[int] = set()
    waiting: list[type] = [object]
    while waiting:
        one = waiting.pop()
        if id(one) not in found:
            found.add(id(one))
            waiting += type.__subclasses__(one)
    return list(found)


class Comparable:
    """Has a `repr` and a comparison of its own."""

    def __repr__(self) -> str:
        return ""

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = None  # type: ignore[assignment]


def deep_objects() -> list[int]:
    """Addresses: a function, the type of generators, and types that look into what they hold."""
    holders = (list, tuple, dict, set, frozenset, Comparable)
    generator = type(one for one in ())
    return [id(allocate_and_drop), id(generator), *(id(holder) for holder in holders)]


def allocate_and_drop(n: int) -> None:
    """Create and drop n objects."""
    for _ in range(n):
        []


def nest(tell: Callable[[], None]) -> None:
    """Call it, and call it again from a function that C code calls."""
    tell()
    list(map(lambda _: tell(), (0,)))
