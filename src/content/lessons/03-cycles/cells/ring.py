# show: graph, references
from freed import mark, watch


class Node:
    pass


a = Node()
b = Node()
watch(a=a, b=b)
a.other = b
b.other = a
mark("a ring")
del a
del b
mark("no name is left")
