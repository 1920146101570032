# show: growth
from functools import lru_cache

from freed import growth

size = 10_000


class Report:
    def __init__(self, number):
        self.data = bytearray(size)
        self.data[0] = number

    @lru_cache(maxsize=None)
    def total(self):
        return sum(self.data)


def work():
    report = Report(7)
    return report.total() + report.total()


growth(work)
