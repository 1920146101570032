import gc

from freed import watch

gc.disable()
page = bytearray(1_000_000)
watch(page=page)
del page
gc.enable()
