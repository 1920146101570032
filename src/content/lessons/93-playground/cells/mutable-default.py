# show: growth
from freed import growth

size = 10_000


def collect(item, into=[]):
    into.append(item)
    return into


def work():
    return len(collect(bytearray(size)))


growth(work)
