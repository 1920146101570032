class Point:
    def __init__(self, x):
        self.x = x


def loop():
    return len([Point(n) for n in range(50_000)])
