import numpy as np
from freed import mark

np.zeros(1_000_000).tofile("numbers.bin")
numbers = np.memmap("numbers.bin", mode="r", dtype=np.float64)
mark("mapped, not touched")
print(numbers.sum())
mark("read to the end")
del numbers
mark("let go")
