# show: references
import gc

from freed import watch


class Node:
    pass


gc.disable()
plain = Node()
ring = Node()
watch(plain=plain, ring=ring)
ring.me = ring
del plain
del ring
gc.enable()
