# differs: system
try:
    page = bytearray(2_000_000_000)
except MemoryError as error:
    print(type(error).__name__)
