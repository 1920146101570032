# show: heap
blocks = [bytearray(1_000) for _ in range(10_000)]
del blocks[5_000:]
big = bytearray(3_000_000)
