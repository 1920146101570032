from weakref import ref

from freed import watch


class Node:
    pass


def grow():
    tree, leaf = Node(), Node()
    watch(leaf=leaf)
    tree.leaf = ref(leaf)
    leaf.tree = tree
    return tree


tree = grow()
