big = bytearray(1_000_000)
small = big[:10]
del big
