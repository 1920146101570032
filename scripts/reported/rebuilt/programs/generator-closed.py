# source: https://github.com/python/cpython/issues/118272
# about: after close() a generator of 3.12 still held its locals
from freed import mark, watch


class Table:
    def __init__(self):
        self.rows = bytearray(500_000)


def rows():
    table = Table()
    watch(table=table)
    yield len(table.rows)


reader = rows()
next(reader)
reader.close()
mark("closed")
