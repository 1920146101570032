# source: https://github.com/python/cpython/issues/109534
# about: an exception that is handed on keeps the locals of the frames that it passed
from freed import mark, watch


class Buffer:
    def __init__(self):
        self.data = bytearray(256 * 1024)


def read():
    buffer = Buffer()
    watch(buffer=buffer)
    try:
        raise ValueError
    except ValueError as error:
        return error


error = read()
mark("kept")
del error
mark("deleted")
