from freed import growth

count = 200
errors = 0


class Visit:
    def __init__(self, number):
        self.page = f"/page/{number % 40}"
        self.raw = bytes([number % 256]) * 2_000
        self.checks = [Visit.checksum]

    def checksum(self):
        return self.raw[0] + self.raw[-1]


def read(number):
    visit = Visit(number)
    if number % 50 == 7:
        raise ValueError(f"visit {number}")
    return visit


def visits():
    for number in range(count):
        try:
            visit = read(number)
        except ValueError:
            pass
        else:
            yield visit


def work():
    pages = {}
    for visit in visits():
        total = sum(check(visit) for check in visit.checks)
        pages[visit.page] = pages.get(visit.page, 0) + total
    return pages


def failed():
    return errors


growth(work)
