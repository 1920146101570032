import tracemalloc

early = bytearray(3_000_000)
tracemalloc.start()
late = bytearray(1_000_000)
now, peak = tracemalloc.get_traced_memory()
tracemalloc.stop()
print("traced:", round(now / 1_000_000), "MB")
