import numpy as np
import pandas as pd
from freed import mark


def load():
    return pd.DataFrame(np.zeros((100_000, 8)), columns=list("abcdefgh"))


one = load()["a"]
mark("one column of eight")
one = one.copy()
mark("the column is copied")
