import sys

block = bytearray(1_000_000)
holder = [block]
print(sys.getsizeof(holder) >= sys.getsizeof(block))
