# show: growth
from freed import growth

seen = []


def remember():
    seen.append(bytearray(1_000))


growth(remember)
