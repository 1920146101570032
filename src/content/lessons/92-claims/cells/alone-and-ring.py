import gc

from freed import watch


class Node:
    pass


alone = Node()
ring = Node()
ring.me = ring
watch(alone=alone, ring=ring)
del alone
del ring
gc.collect()
