def work():
    page = bytearray(1_000_000)
    return len(page)


work()
