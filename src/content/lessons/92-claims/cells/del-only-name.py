page = bytearray(1_000_000)
del page
