# show: growth, collector
# differs: collector
import gc

from freed import growth

size = 10_000


def load():
    raise ValueError("not found")


def work():
    data = bytearray(size)
    last = None
    try:
        load()
    except ValueError as error:
        last = error
    return len(data), last is not None


growth(work)
print(gc.collect(), "unreachable objects")
