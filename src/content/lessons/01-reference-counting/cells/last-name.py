import gc

from freed import watch

gc.disable()
big = bytearray(1_000_000)
watch(big=big)
also = big
del big
del also
gc.enable()
