# differs: collector
# show: references
# differs: collector
import gc

from freed import watch


class Node:
    pass


ring = Node()
watch(ring=ring)
ring.me = ring
gc.freeze()
del ring
print(gc.collect(), "found")
gc.unfreeze()
print(gc.collect(), "found")
