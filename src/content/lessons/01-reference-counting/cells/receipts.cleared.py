first = 1_000_000
second = 2_000_000
shelf = []


def read(size):
    data = bytearray(size)
    shelf.append(data)
    return len(data)


total = read(first) + read(second)
shelf.clear()
print(total)
