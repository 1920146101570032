# show: growth
from functools import lru_cache

from freed import growth

number = 0


@lru_cache(maxsize=8)
def page(number):
    return bytearray(1_000)


def read():
    global number
    number += 1
    page(number)


growth(read)
