# show: references
from freed import mark, watch

shelf = [bytearray(1_000_000)]
big = shelf[0]
watch(big=big)
del big
mark("after del big")
del shelf[0]
mark("after del shelf[0]")
