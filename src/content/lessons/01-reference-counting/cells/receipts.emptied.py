first = 1_000_000
second = 2_000_000
shelf = []


def read(size):
    data = bytearray(size)
    shelf.append(data)
    data.clear()
    return len(data)


total = read(first) + read(second)
print(total)
