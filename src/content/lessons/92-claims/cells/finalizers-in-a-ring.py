import gc


class Node:
    def __del__(self):
        print("finalizer")


one, two = Node(), Node()
one.other, two.other = two, one
del one, two
gc.collect()
