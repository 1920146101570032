# budget: 16 MiB
# differs: system
sizes = {"100 MB": 100_000_000, "3 GB": 3_000_000_000}
for name, size in sizes.items():
    try:
        bytearray(size)
    except (MemoryError, OverflowError) as error:
        print(name, "->", type(error).__name__)
print("still here")
