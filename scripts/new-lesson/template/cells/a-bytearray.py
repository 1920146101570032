size = 1_000_000
kept = bytearray(size)
