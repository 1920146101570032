# source: https://github.com/tarasko/picows/issues/72
# about: a logger for each connection: none is ever given up
import logging

from freed import growth

root = logging.getLogger("server")
numbers = iter(range(1000))


def connect():
    root.getChild(str(next(numbers)))


print(growth(connect, times=20) > 100)
