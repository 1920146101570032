from freed import mark


def frugal():
    big = bytearray(1_000_000)
    size = len(big)

    def tell():
        return size

    return tell


def greedy():
    big = bytearray(1_000_000)

    def tell():
        return len(big)

    return tell


one = frugal()
mark("frugal")
two = greedy()
mark("greedy")
