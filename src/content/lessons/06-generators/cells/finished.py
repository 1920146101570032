# show: references
from freed import watch


def rows():
    table = bytearray(1_000_000)
    watch(table=table)
    for start in range(2):
        yield table[start]


numbers = rows()
next(numbers)
next(numbers)
next(numbers, None)
print("asked for the last time")
del numbers
