# source: https://github.com/GhostClock/Python--
# about: data that knows its owner by a weak reference
import weakref

from freed import watch


class Data:
    def __init__(self, owner):
        self.owner = weakref.ref(owner)


class Node:
    def __init__(self):
        self.data = Data(self)


node = Node()
watch(node=node, data=node.data)
del node
print("end")
