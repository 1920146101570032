# show: references
import gc

from freed import watch

big = [None] * 20_000
ring = []
ring.append(ring)
watch(big=big, ring=ring)
also = big
del big
del ring
del also
gc.collect(0)
