rows = 5000
table_size = 5_000_000
buffer = bytearray(1_000)


def read(number):
    buffer[:4] = number.to_bytes(4)
    return buffer


kept = []
for number in range(rows):
    kept.append(memoryview(read(number))[:500])
table = bytearray(table_size)
