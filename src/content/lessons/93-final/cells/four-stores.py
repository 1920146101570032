from functools import cache, lru_cache
from weakref import WeakValueDictionary


class Cached:
    pass


class Recent:
    pass


class Moved:
    pass


class Weak:
    pass


@cache
def page(n):
    return Cached()


@lru_cache(maxsize=8)
def recent(n):
    return Recent()


today, archive = [], []


def visit():
    today.append(Moved())
    archive.extend(today)
    today.clear()


known = WeakValueDictionary()


def session(n):
    known[n] = now = Weak()
    return now


for n in range(100):
    page(n)
    recent(n)
    visit()
    session(n)
