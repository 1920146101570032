from freed import growth

size = 10_000
shared = []


def collect(item, into=None):
    into = into or shared
    into.append(item)
    return into


def work():
    return len(collect(bytearray(size)))


growth(work)
