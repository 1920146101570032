# source: https://github.com/python/cpython/issues/135228
# about: @dataclass(slots=True) makes a second class; the first is garbage
import gc
from dataclasses import dataclass


class Base:
    pass


@dataclass(slots=True)
class Point(Base):
    x: int


gc.collect()
print([one.__name__ for one in Base.__subclasses__()])
