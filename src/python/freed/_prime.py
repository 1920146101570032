"""Python keeps some dead objects of each kind, to use their memory again."""


def prime_free_lists() -> None:
    """Let some dead objects of each kind lie ready, as they do in any program that has run a while.

    A collection throws them away, and making an instrument uses them up. How many there are when a
    cell begins must not depend on how the interpreter came to be.
    """
    stock: list[object] = []
    for i in range(10):
        stock += [[], {i: i}, i * 1000, i * 0.5, {i}, stock.append, slice(i), lambda: None]
        stock += [tuple(range(length)) for length in range(1, 20)]
    stock.clear()
