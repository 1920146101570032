import numpy as np

last = 100
width = 5


def mean_of_last(count):
    table = np.fromfile("table.bin", count=count * width).reshape(-1, width)
    return table.mean(axis=0)


means = mean_of_last(last)
print(means)
