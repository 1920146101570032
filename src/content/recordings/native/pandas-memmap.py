"""Does a DataFrame on a memory-mapped array copy it? It depends on pandas and on `copy=`."""

from reading import MIB, case, data_file, main

SIZE = 40 * MIB
COLUMNS = list("abcde")
PARTS = ("anon", "file")


def zeros(path):
    with open(path, "wb") as file:
        for _ in range(SIZE // MIB):
            file.write(bytes(MIB))


def mapped(mode="r"):
    import numpy as np

    return np.memmap(data_file("freed-40-mib.bin", zeros), dtype="f8", mode=mode)


def build(read, make, **options):
    """A frame of five columns on the mapped numbers; then the mean of one of them."""
    import numpy as np
    import pandas as pd

    pd.DataFrame({"warm": [1.0]})["warm"].mean()  # what pandas loads late shall not count
    array = mapped()
    read.begin()
    frame = pd.DataFrame(make(array), **options)
    read.memory("built", *PARTS)
    read.number("shares-memory", int(np.shares_memory(frame["a"].to_numpy(), array)))
    frame["a"].mean()
    read.memory("one-mean", *PARTS)
    return frame


def by_rows(array):
    return array.reshape(-1, 5)


def by_columns(array):
    return array.reshape(5, -1).T


def as_dict(array):
    return dict(zip(COLUMNS, array.reshape(5, -1)))  # noqa: B905 (Python 3.8 has no strict=)


NEEDS = ["numpy", "pandas"]


@case(system="linux", needs=NEEDS)
def by_default(read):
    build(read, by_rows, columns=COLUMNS)


@case(system="linux", needs=NEEDS)
def not_copied(read):
    """The mean of one column touches every page: the rows lie one after the other."""
    build(read, by_rows, columns=COLUMNS, copy=False)


@case(system="linux", needs=NEEDS)
def columns_not_copied(read):
    """Where the columns lie one after the other, one column is a fifth of the file."""
    build(read, by_columns, columns=COLUMNS, copy=False)


@case(system="linux", needs=NEEDS)
def dict_by_default(read):
    build(read, as_dict)


@case(system="linux", needs=NEEDS)
def dict_not_copied(read):
    build(read, as_dict, copy=False)


@case(system="linux", needs=NEEDS)
def written_to(read):
    """A frame on a file that is mapped to be read cannot be written to."""
    frame = build(read, by_rows, columns=COLUMNS, copy=False)
    try:
        frame.iloc[0, 0] = 5.0
    except ValueError as error:
        read.text("error", f"{type(error).__name__}: {error}")
    read.memory("written", *PARTS)


main()
