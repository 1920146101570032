# show: growth
from freed import growth

size = 10_000
waiting = []


def rows():
    data = bytearray(size)
    for row in data:
        yield row % 2


def work():
    reader = rows()
    next(reader)
    waiting.append(reader)


growth(work)
