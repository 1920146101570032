import re

from freed import mark


def find(size):
    text = "." * size + "needle"
    return re.search("needle", text)


found = find(3_000_000)
mark("the match is kept")
place = found.span()
del found
mark("the place is kept")
