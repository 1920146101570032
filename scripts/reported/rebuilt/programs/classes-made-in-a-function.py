# source: https://github.com/python/cpython/issues/77448
# about: most classes are cycles: a class made in a function waits for the collector
import gc

from freed import mark, watch


def parse():
    class Row:
        table = bytes(100_000)

    watch(Row=Row)
    return Row().table[0]


gc.collect()
mark("before")
parse()
mark("parsed")
gc.collect()
mark("collected")
