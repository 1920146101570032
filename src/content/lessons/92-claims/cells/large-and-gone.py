page = bytearray(50_000_000)
del page
