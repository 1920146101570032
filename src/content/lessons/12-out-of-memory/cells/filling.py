# budget: 16 MiB
# differs: system
blocks = []
try:
    while True:
        blocks.append(bytearray(1_000_000))
except MemoryError:
    print("no more after", len(blocks), "blocks")
blocks.clear()
more = bytearray(10_000_000)
print("and", len(more), "bytes more")
