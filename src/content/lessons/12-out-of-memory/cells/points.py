from array import array

from freed import mark


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slim:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


points = [Point(n, n) for n in range(10_000)]
mark("objects")
del points
slim = [Slim(n, n) for n in range(10_000)]
mark("objects with slots")
del slim
xs = array("i", range(10_000))
ys = array("i", range(10_000))
mark("two arrays")
