from freed import growth

size = 10_000


def collect(item, into=()):
    return [*into, item]


def work():
    return len(collect(bytearray(size)))


growth(work)
