# source: https://cosmicpercolator.com/tag/closures/
# about: a nested function that calls itself is a cycle: function, cell, function
import gc

from freed import mark, watch


class Tree:
    def __init__(self):
        self.leaves = bytearray(100_000)


def count(depth):
    tree = Tree()
    watch(tree=tree)

    def walk(left):
        return len(tree.leaves) if left == 0 else walk(left - 1)

    return walk(depth)


count(3)
mark("counted")
gc.collect()
mark("collected")
