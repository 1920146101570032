# differs: system
import mmap

import numpy as np

np.zeros(4, dtype=np.uint8).tofile("four.bin")
change = np.memmap("four.bin", mode="r+", dtype=np.uint8)
change[0] = 7
try:
    change.flush()
except OSError as error:
    print("not written:", error.strerror)
print("in the file:", np.fromfile("four.bin", dtype=np.uint8)[0])
with open("four.bin", "r+b") as file:
    memory = mmap.mmap(file.fileno(), 0)
    memory[0] = 7
    memory.flush()
print("in the file now:", np.fromfile("four.bin", dtype=np.uint8)[0])
