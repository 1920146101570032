# show: references
from freed import mark, watch


def rows():
    table = bytearray(1_000_000)
    watch(table=table)
    for start in range(3):
        yield table[start]


numbers = rows()
mark("made")
next(numbers)
mark("asked once")
del numbers
mark("dropped")
