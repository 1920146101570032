from functools import cached_property

from freed import growth

size = 10_000


class Report:
    def __init__(self, number):
        self.data = bytearray(size)
        self.data[0] = number

    @cached_property
    def _total(self):
        return sum(self.data)

    def total(self):
        return self._total


def work():
    report = Report(7)
    return report.total() + report.total()


growth(work)
