# show: graph
from freed import mark, watch


class Node:
    pass


parent = Node()
child = Node()
parent.child = child
child.parent = parent
seen = [child]
watch(parent=parent, child=child)
mark("linked")
del parent, child
mark("names gone")
seen.clear()
