import numpy as np

last = 100
width = 5


def mean_of_last(count):
    end = 200_000 * width
    table = np.arange(end - count * width, end, dtype=np.float64)
    return table.reshape(-1, width).mean(axis=0)


means = mean_of_last(last)
print(means)
