first = 1_000_000
second = 2_000_000
shelf = []


def read(size):
    data = bytearray(size)
    shelf.append(data)
    size = len(data)
    del data
    return size


total = read(first) + read(second)
print(total)
