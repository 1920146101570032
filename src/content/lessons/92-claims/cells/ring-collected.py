import gc


class Node:
    pass


one, two = Node(), Node()
one.other, two.other = two, one
del one, two
gc.collect()
