import time

from freed import watch


class Node:
    pass


node = Node()
watch(node=node)
node.itself = node
del node
time.sleep(1)
