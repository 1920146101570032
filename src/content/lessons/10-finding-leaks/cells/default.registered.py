from freed import growth

size = 10_000
baskets = []


def collect(item, into=None):
    if into is None:
        into = []
        baskets.append(into)
    into.append(item)
    return into


def work():
    return len(collect(bytearray(size)))


growth(work)
