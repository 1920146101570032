# source: https://github.com/numpy/numpy/issues/10066
# about: slicing an array again and again keeps nothing
import numpy as np

from freed import growth

x = np.zeros(1000)


def slice_it():
    for _ in range(100):
        x[:3]


print(growth(slice_it, times=20))
