"""Which files does Arrow leave on the disk? Only those whose bytes are already what it needs."""

from reading import case, data_file, main

PARTS = ("anon", "file")
NEEDS = ["numpy", "pandas", "pyarrow"]
ROWS, COLUMNS = 1_000_000, 5  # 8 bytes each: 40 MB


def table():
    import numpy as np
    import pyarrow as pa

    numbers = np.random.default_rng(0).random((COLUMNS, ROWS))
    return pa.table({name: pa.array(numbers[i]) for i, name in enumerate("abcde")})


def uncompressed(path):
    from pyarrow import feather

    feather.write_feather(table(), path, compression="uncompressed", chunksize=ROWS)


def compressed(path):
    from pyarrow import feather

    feather.write_feather(table(), path)  # lz4, which is what you get when you do not say


def parquet(path):
    from pyarrow import parquet as pq

    pq.write_table(table(), path)


def load(read, name, write, open_table):
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import feather, parquet  # noqa: F401 (loaded before the reading begins)

    path = data_file(name, write)
    pc.sum(pa.array([1.0]))
    pa.default_memory_pool().release_unused()
    read.begin()
    before = pa.total_allocated_bytes()
    loaded = open_table(path)
    read.memory("opened", *PARTS)
    read.number("opened.arrow", pa.total_allocated_bytes() - before)
    pc.sum(loaded["a"])
    read.memory("one-sum", *PARTS)
    return loaded


def map_feather(path):
    from pyarrow import feather

    return feather.read_table(path, memory_map=True)


def read_feather(path):
    from pyarrow import feather

    return feather.read_table(path, memory_map=False)


def map_parquet(path):
    from pyarrow import parquet

    return parquet.read_table(path, memory_map=True)


@case(system="linux", needs=NEEDS)
def feather_mapped(read):
    load(read, "freed-plain.feather", uncompressed, map_feather)


@case(system="linux", needs=NEEDS)
def feather_read(read):
    load(read, "freed-plain.feather", uncompressed, read_feather)


@case(system="linux", needs=NEEDS)
def compressed_mapped(read):
    load(read, "freed-lz4.feather", compressed, map_feather)


@case(system="linux", needs=NEEDS)
def parquet_mapped(read):
    load(read, "freed.parquet", parquet, map_parquet)


def to_frame(read, **options):
    import pandas as pd
    import pyarrow as pa

    pa.table({"warm": [1.0]}).to_pandas(**options)
    loaded = load(read, "freed-plain.feather", uncompressed, map_feather)
    frame = loaded.to_pandas(**options)
    read.memory("frame", *PARTS)
    assert isinstance(frame, pd.DataFrame)


@case(system="linux", needs=NEEDS)
def mapped_to_pandas(read):
    to_frame(read)


@case(system="linux", needs=NEEDS)
def mapped_to_pandas_split(read):
    to_frame(read, split_blocks=True)


@case(system="linux", needs=NEEDS)
def mapped_to_pandas_arrow(read):
    import pandas as pd

    to_frame(read, types_mapper=pd.ArrowDtype)


main()
