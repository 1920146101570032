# show: growth
from functools import lru_cache

from freed import growth

size = 10_000


class Report:
    def __init__(self):
        self.data = bytearray(size)

    @lru_cache(maxsize=None)
    def total(self):
        return sum(self.data)


def work():
    return Report().total()


growth(work)
