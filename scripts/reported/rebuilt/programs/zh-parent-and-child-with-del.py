# source: http://blog.dreamfever.me/2016/11/03/dui-weakref-de-yi-dian-li-jie/
# about: "objects with __del__ in a cycle are put into gc.garbage": true up to 3.3
import gc

from freed import watch


class Node:
    def __init__(self):
        self.parent = None
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.parent = self

    def __del__(self):
        print("__del__")


first = Node()
second = Node()
watch(first=first, second=second)
first.add(second)
del first
del second
print(gc.collect() >= 2)
print(gc.garbage)
