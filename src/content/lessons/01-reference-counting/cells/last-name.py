# show: references
import gc

from freed import watch

gc.disable()
big = [None] * 250_000
watch(big=big)
also = big
del big
del also
gc.enable()
