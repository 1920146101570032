# source: https://github.com/matplotlib/matplotlib/issues/19474
# about: dead weak references stay in a registry that nobody cleans
import weakref

from freed import growth


class Artist:
    def update(self):
        pass


registry = {}


def connect():
    artist = Artist()
    registry[weakref.WeakMethod(artist.update)] = len(registry)


print(growth(connect, times=40) > 60)
