from freed import mark, watch


class Node:
    pass


nodes = [Node() for _ in range(20)]
for left, right in zip(nodes, nodes[1:] + nodes[:1], strict=True):
    left.child = right
    right.parent = left
first = nodes[0]
watch(first=first)
mark("linked")
del first, left, right
nodes.clear()
