import numpy as np

last = 100
width = 5


def mean_of_last(count):
    table = np.fromfile("table.bin").reshape(-1, width)
    last_rows = table[-count:].copy()
    del table
    return last_rows.mean(axis=0)


means = mean_of_last(last)
print(means)
