from freed import watch


class Node:
    pass


parent = Node()
parent.child = Node()
parent.child.parent = parent
parent.child.leaf = Node()
seen = [parent.child.leaf]
watch(parent=parent, child=parent.child)
watch(leaf=seen[0], seen=seen)
