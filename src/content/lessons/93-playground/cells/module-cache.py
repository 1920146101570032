# show: growth
from freed import growth

size = 10_000
pages = {}


def page(number):
    if number not in pages:
        pages[number] = bytearray(size)
    return pages[number]


def work():
    return len(page(len(pages)))


growth(work)
