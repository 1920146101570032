# show: peak, growth
from freed import growth

count = 200
history = []
errors = []


class Visit:
    def __init__(self, number):
        self.page = f"/page/{number % 40}"
        self.raw = bytes([number % 256]) * 2_000
        self.checks = [self.checksum]

    def checksum(self):
        return self.raw[0] + self.raw[-1]


def read(number):
    visit = Visit(number)
    if number % 50 == 7:
        raise ValueError(f"visit {number}")
    return visit


def visits():
    found = []
    for number in range(count):
        try:
            found.append(read(number))
        except ValueError as error:
            errors.append(error)
    return found


def work():
    pages = {}
    for visit in visits():
        history.append(visit)
        total = sum(check() for check in visit.checks)
        pages[visit.page] = pages.get(visit.page, 0) + total
    return pages


def failed():
    return len(errors)


growth(work)
