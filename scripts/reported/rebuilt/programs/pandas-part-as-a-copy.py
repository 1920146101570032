# source: https://github.com/pandas-dev/pandas/issues/49582
# about: a part that was copied does not keep the whole
import numpy as np
import pandas as pd

from freed import watch

df = pd.DataFrame({"a": np.linspace(0, 1, 50_000)})
watch(df=df)
part = df[df.a < 0.1].copy()
del df
print(len(part))
