import numpy as np
import pandas as pd
from freed import mark

np.zeros(500_000).tofile("numbers.bin")
numbers = np.memmap("numbers.bin", mode="r", dtype=np.float64, shape=(100_000, 5))
mark("mapped")
copied = pd.DataFrame(numbers)
mark("a frame")
del copied
shared = pd.DataFrame(numbers, copy=False)
mark("a frame that shares")
try:
    shared.iloc[0, 0] = 1.0
except ValueError as error:
    print(error)
