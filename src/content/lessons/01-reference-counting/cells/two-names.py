size = 1_000_000
big = bytearray(size)
also = big
