from freed import growth


def work():
    blocks = [bytearray(1000) for _ in range(500)]
    return len(blocks)


growth(work, times=10)
