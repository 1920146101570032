# source: https://github.com/alanlyang/python_cookbook
# about: a tree whose nodes know their parents weakly
import weakref

from freed import watch


class Node:
    def __init__(self):
        self._parent = None
        self.children = []

    @property
    def parent(self):
        return None if self._parent is None else self._parent()

    def add(self, child):
        self.children.append(child)
        child._parent = weakref.ref(self)


root = Node()
child = Node()
root.add(child)
watch(root=root, child=child)
del root
print(child.parent)
