import gc

from freed import mark

size = 1_000_000


def load():
    data = bytearray(size)
    print("referrers:", len(gc.get_referrers(data)))
    mark("asked who refers to it")


load()
