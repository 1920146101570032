# show: references
from freed import watch

big = bytearray(1_000_000)
watch(big=big)
big = None
