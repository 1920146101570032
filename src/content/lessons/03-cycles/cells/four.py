# show: graph, collector
import gc

from freed import mark, watch


class Node:
    pass


a, b = Node(), Node()
c, d = Node(), Node()
watch(a=a, b=b, c=c, d=d)
a.other, b.other = b, a
c.other, d.other = d, c
kept = c
del a, b, c, d
mark("before the collector")
gc.collect()
