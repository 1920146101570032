import numpy as np
from freed import mark

np.zeros(1_000_000).tofile("numbers.bin")
numbers = np.memmap("numbers.bin", mode="r", dtype=np.float64)
first = numbers[:10]
del numbers
mark("ten numbers kept")
first = np.array(first)
mark("ten numbers copied")
