# show: growth
from freed import growth

size = 10_000
errors = []


def load():
    data = bytearray(size)
    raise ValueError(f"{len(data)} bytes are too many")


def work():
    try:
        load()
    except ValueError as error:
        errors.append(error)


growth(work)
