# source: https://github.com/python/cpython/issues/88846
# about: a value that refers to its own weak key
import gc
from weakref import WeakKeyDictionary

from freed import watch


class Node:
    pass


notes = WeakKeyDictionary()
node = Node()
watch(node=node)
notes[node] = [node]
del node
gc.collect()
print(len(notes))
