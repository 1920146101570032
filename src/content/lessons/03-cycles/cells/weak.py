# show: references
import weakref

from freed import watch


class Parent:
    def __init__(self):
        self.data = bytearray(1_000_000)
        self.child = Child(self)


class Child:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)


family = Parent()
watch(family=family)
child = family.child
print(child.parent() is family)
del family
print(child.parent())
