# show: lines
import numpy as np
import pandas as pd
from freed import mark

frame = pd.DataFrame({name: np.zeros(100_000) for name in "abcde"})
mark("a frame")
other = frame.rename(columns=str.upper)
mark("renamed")
other.loc[0, "A"] = 1.0
mark("one number changed")
print(frame.loc[0, "a"])
