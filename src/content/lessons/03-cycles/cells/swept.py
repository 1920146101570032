# show: references, collector
import gc

from freed import mark, watch


class Node:
    def __init__(self):
        self.data = bytearray(500_000)


a = Node()
b = Node()
watch(a=a, b=b)
a.other = b
b.other = a
del a, b
mark("before the collector")
gc.collect()
mark("after the collector")
