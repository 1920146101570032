# differs: counts
import sys


def ask():
    page = []
    return sys.getrefcount(page)


print(ask())
