# show: references
import gc

from freed import watch


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "says goodbye")


a = Node("a")
b = Node("b")
watch(a=a, b=b)
a.other, b.other = b, a
del a, b
print("no name is left")
gc.collect()
print("given up:", len(gc.garbage))
