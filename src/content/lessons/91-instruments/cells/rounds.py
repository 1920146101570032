# show: collector
import gc


class Node:
    pass


for _ in range(9_000):
    node = Node()
    node.me = node
gc.collect()
