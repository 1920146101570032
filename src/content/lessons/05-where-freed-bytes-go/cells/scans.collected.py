import gc

rows = 5000
table_size = 5_000_000


def read(number):
    raw = bytearray(1_000)
    raw[:4] = number.to_bytes(4)
    return raw


raws = []
kept = []
for number in range(rows):
    raw = read(number)
    raws.append(raw)
    kept.append(bytes(raw[:500]))
raws.clear()
gc.collect()
table = bytearray(table_size)
