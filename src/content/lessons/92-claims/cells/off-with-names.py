import gc

gc.disable()
page = bytearray(1_000_000)
del page
gc.enable()
