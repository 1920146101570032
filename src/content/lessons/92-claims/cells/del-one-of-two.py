page = bytearray(1_000_000)
copy = page
del page
