# show: references
from freed import mark, watch


def load():
    big = bytearray(1_000_000)
    watch(big=big)
    raise ValueError("no good")


try:
    load()
except ValueError as error:
    kept = error
mark("the error is kept")
del kept
mark("the error is gone")
