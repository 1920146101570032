# show: growth
from freed import growth

size = 10_000
pool = []


class Connection:
    def __init__(self):
        self.buffer = bytearray(size)

    def __del__(self):
        pool.append(self)


def work():
    connection = Connection()
    return len(connection.buffer)


growth(work)
