# source: https://blog.youkuaiyun.com/CodeVibe/article/details/154013098
# about: float64 to float32: half the bytes, once the old array is gone; both at the peak
import numpy as np

from freed import mark

prices = np.zeros(100_000)
mark("64 bits")
prices = prices.astype("float32")
mark("32 bits")
