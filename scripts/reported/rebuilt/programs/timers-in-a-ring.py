# source: https://github.com/ajakubek/python-llist/issues/7
# about: an object and its node in a list refer to one another, also after it was taken out
import gc

from freed import mark


class Node:
    def __init__(self, owner):
        self.owner = owner


class Timer:
    def __init__(self, table):
        self.node = Node(self)
        table.append(self.node)

    def stop(self, table):
        table.remove(self.node)


gc.collect()
gc.disable()
table = []
timers = [Timer(table) for _ in range(100)]
for timer in timers:
    timer.stop(table)
del timer, timers
mark("stopped")
gc.collect()
mark("collected")
gc.enable()
