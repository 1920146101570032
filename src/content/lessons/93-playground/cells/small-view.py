# show: growth
from freed import growth

size = 10_000
heads = []


def work():
    packet = bytearray(size)
    heads.append(memoryview(packet)[:10])


growth(work)
