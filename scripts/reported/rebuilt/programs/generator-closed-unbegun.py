# source: https://github.com/python/cpython/issues/142766
# about: close() of a generator that never began does not drop its arguments (3.12 up to 3.14.2)
from freed import mark, watch


class Table:
    pass


def rows(table):
    yield table


table = Table()
reader = rows(table)
watch(table=table)
del table
reader.close()
mark("closed")
del reader
