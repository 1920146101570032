# budget: 16 MiB
# differs: system
from freed import mark


def load():
    blocks = []
    while True:
        blocks.append(bytearray(1_000_000))


try:
    load()
except MemoryError as error:
    kept = error
mark("the error is kept")
kept = None
mark("the error is gone")
