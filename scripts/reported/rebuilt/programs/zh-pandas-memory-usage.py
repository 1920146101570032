# source: https://github.com/pandas-dev/pandas/issues/29411
# about: "memory_usage() leaks": it fills a cache once for each frame
import numpy as np
import pandas as pd

from freed import growth

df = pd.DataFrame({i: np.empty(10) for i in range(50)})


def measure():
    df.memory_usage(index=True, deep=True)


print(growth(measure, times=24) > 100)
