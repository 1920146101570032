from freed import growth

size = 10_000


def collect(item, into=[]):
    into.append(item)
    result = into
    del into
    return result


def work():
    return len(collect(bytearray(size)))


growth(work)
