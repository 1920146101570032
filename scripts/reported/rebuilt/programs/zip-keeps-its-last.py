# source: https://github.com/python/cpython/issues/86702
# about: zip keeps the last tuple that it has made, to use it again
from freed import mark, watch


class Thing:
    pass


things = [Thing()]
watch(thing=things[0])
pairs = zip(things)
next(pairs)
things.clear()
mark("cleared")
del pairs
mark("deleted")
