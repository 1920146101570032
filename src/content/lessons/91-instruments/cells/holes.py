# show: heap
blocks = [bytearray(30_000) for _ in range(60)]
del blocks[::2]
large = bytearray(400_000)
