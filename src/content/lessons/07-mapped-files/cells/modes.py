import numpy as np

np.zeros(4, dtype=np.uint8).tofile("four.bin")


def on_disk():
    return np.fromfile("four.bin", dtype=np.uint8)[0]


private = np.memmap("four.bin", mode="c", dtype=np.uint8)
private[0] = 9
print("mode c:", private[0], "and in the file", on_disk())
reader = np.memmap("four.bin", mode="r", dtype=np.uint8)
try:
    reader[0] = 9
except ValueError as error:
    print("mode r:", error)
