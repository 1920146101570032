blocks = [bytearray(300) for _ in range(500_000)]
del blocks[::2]
large = bytearray(400_000)
