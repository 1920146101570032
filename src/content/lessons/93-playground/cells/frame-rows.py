# show: growth
import numpy as np
import pandas as pd
from freed import growth

samples = []


def work():
    frame = pd.DataFrame(np.zeros((10_000, 4)), columns=list("abcd"))
    samples.append(frame.iloc[:5])


growth(work)
