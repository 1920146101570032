# show: growth
import numpy as np
from freed import growth

heads = []


def work():
    samples = np.zeros(10_000)
    heads.append(samples[:10])


growth(work)
