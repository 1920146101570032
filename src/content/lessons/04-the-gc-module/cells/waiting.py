# differs: collector
# show: collector
# differs: collector
import gc


class Node:
    def __init__(self):
        self.me = self


print("threshold:", gc.get_threshold()[0])
for _ in range(5_000):
    Node()
