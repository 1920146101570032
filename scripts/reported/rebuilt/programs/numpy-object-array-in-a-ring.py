# source: https://github.com/numpy/numpy/issues/6581
# about: the collector does not see what an array of objects refers to
import gc

import numpy as np

from freed import watch


class Ring:
    pass


ring = Ring()
ring.items = np.array([ring, None], dtype=object)
watch(ring=ring)
del ring
gc.collect()
print("end")
