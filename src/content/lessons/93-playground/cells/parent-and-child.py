# show: growth, collector
# differs: collector
import gc

from freed import growth, mark

size = 10_000


class Node:
    def __init__(self, parent=None):
        self.parent = parent
        self.data = bytearray(size)
        self.children = []


def work():
    root = Node()
    root.children.append(Node(root))


growth(work)
mark("before gc.collect()")
print(gc.collect(), "unreachable objects")
mark("after gc.collect()")
