big = bytearray(1_000_000)
small = memoryview(big)[:10]
del big
