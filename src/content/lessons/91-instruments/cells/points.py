# show: types
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(n, n * 1000) for n in range(500)]
kept = points[::5]
del points
