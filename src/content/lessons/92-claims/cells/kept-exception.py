def work():
    page = bytearray(1_000_000)
    raise ValueError(len(page))


try:
    work()
except ValueError as error:
    kept = error
