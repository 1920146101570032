# show: heap
from freed import mark

size = 20_000_000
big = bytearray(size)
mark("made")
del big
mark("deleted")
