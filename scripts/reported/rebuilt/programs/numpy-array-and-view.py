# source: https://github.com/numpy/numpy/issues/18318
# about: an array lives as long as a view of it
import numpy as np

from freed import mark, watch

x = np.zeros(100_000)
watch(x=x)
y = x[:10]
del x
mark("x deleted")
del y
mark("y deleted")
