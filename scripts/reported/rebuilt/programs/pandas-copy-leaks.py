# source: https://github.com/pandas-dev/pandas/issues/54352
# about: "DataFrame.copy() leaks"
import pandas as pd

from freed import growth

df = pd.DataFrame({"x": [1.0] * 100})


def copy():
    df.copy()


print(growth(copy, times=24) > 100)
