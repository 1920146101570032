# show: growth
import numpy as np
import pandas as pd
from freed import growth

columns = []


def work():
    frame = pd.DataFrame(np.zeros((10_000, 4)), columns=list("abcd"))
    columns.append(frame["a"])


growth(work)
