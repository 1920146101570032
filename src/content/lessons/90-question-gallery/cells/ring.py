import gc

from freed import watch


class Node:
    pass


gc.disable()
first = Node()
second = Node()
first.other = second
second.other = first
watch(first=first)
del first
del second
