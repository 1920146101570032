from freed import growth

from __main__ import Visit, count, failed, work

pages = {}
for number in range(count):
    if number % 50 != 7:
        page = f"/page/{number % 40}"
        pages[page] = pages.get(page, 0) + 2 * (number % 256)
before = failed()
assert work() == pages, "wrong-pages"
assert failed() - before == len(range(7, count, 50)), "wrong-errors"
assert len(Visit(3).raw) == 2_000, "raw-lost"
assert Visit(3).checksum() == 6, "raw-lost"
growth(work)
