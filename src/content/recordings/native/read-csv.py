"""Does read_csv(memory_map=True) leave the data on the disk? The text, perhaps; not the numbers."""

from reading import case, data_file, main

ROWS = 400_000
PARTS = ("anon", "file")


def rows(path):
    with open(path, "w") as file:
        file.write("a,b,c,d,e\n")
        for i in range(ROWS):
            file.write(f"{i}.25,{i}.5,{i}.75,{i}.125,{i}.625\n")


def load(read, **options):
    import pandas as pd

    path = data_file("freed-400000-rows.csv", rows)
    pd.read_csv(path, nrows=10)  # what pandas loads late shall not count
    read.begin()
    frame = pd.read_csv(path, **options)
    read.memory("loaded", *PARTS, "peak")
    with open("/proc/self/maps") as maps:
        read.number("file-still-mapped", int(any(path in line for line in maps)))
    read.number("numbers", int(frame.memory_usage(index=False).sum()))
    del frame
    read.memory("dropped", *PARTS)


@case(system="linux", needs=["numpy", "pandas"])
def plain(read):
    load(read)


@case(system="linux", needs=["numpy", "pandas"])
def memory_mapped(read):
    load(read, memory_map=True)


@case(system="linux", needs=["numpy", "pandas"])
def in_pieces(read):
    """Only one piece at a time: chunksize is what saves memory."""
    import pandas as pd

    path = data_file("freed-400000-rows.csv", rows)
    pd.read_csv(path, nrows=10)
    read.begin()
    total = 0
    for piece in pd.read_csv(path, chunksize=20_000):
        total += len(piece)
    read.memory("loaded", *PARTS, "peak")
    read.number("rows", total)


main()
