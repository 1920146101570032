# show: collector
from freed import mark


class Job:
    def __init__(self):
        self.data = bytearray(1_000_000)
        self.me = self


for _ in range(20):
    Job()
mark("twenty jobs dropped")
