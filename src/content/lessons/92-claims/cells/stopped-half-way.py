def numbers():
    page = bytearray(1_000_000)
    yield 1
    yield len(page)


generator = numbers()
next(generator)
