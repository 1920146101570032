# show: collector
import gc

gc.collect()
many = [[] for _ in range(100_000)]
gc.collect()
gc.freeze()
gc.collect()
gc.unfreeze()
