"""Objects that TypeScript knows the right reading of, to check its reading of memory against."""


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


def bear(n: int) -> None:
    """Create and drop n objects."""
    for _ in range(n):
        []
