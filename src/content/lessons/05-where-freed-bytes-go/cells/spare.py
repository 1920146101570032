import gc

from freed import mark

gc.collect()
mark("all stores empty")
lists = [[] for _ in range(1_000)]
del lists
mark("a thousand lists dropped")
gc.collect()
mark("stores empty again")
