# source: https://duoke360.com/post/38083
# about: dropping a column in place: does its memory come back?
import numpy as np
import pandas as pd

from freed import mark

df = pd.DataFrame({"id": np.arange(50_000), "value": np.ones(50_000)})
mark("whole")
df.drop(columns=["value"], inplace=True)
mark("without value")
