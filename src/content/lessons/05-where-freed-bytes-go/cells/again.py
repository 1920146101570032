# show: heap
first = bytearray(20_000_000)
del first
second = bytearray(15_000_000)
del second
