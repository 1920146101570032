# show: lines, peak
def load(count):
    raw = bytearray(count * 100)
    rows = [bytes(raw[n * 100 : n * 100 + 10]) for n in range(count)]
    return rows


kept = load(10_000)
total = sum(len(row) for row in kept)
