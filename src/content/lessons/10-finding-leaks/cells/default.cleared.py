from freed import growth

size = 10_000


def collect(item, into=[]):
    into.append(item)
    result = list(into)
    into.clear()
    return result


def work():
    return len(collect(bytearray(size)))


growth(work)
