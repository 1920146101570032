# source: https://github.com/pandas-dev/pandas/issues/53759
# about: does the result of a groupby keep the frame?
import pandas as pd

from freed import mark, watch

df = pd.DataFrame({"a": list("ab") * 2, "b": range(4)})
watch(df=df)
result = df.groupby("a").mean()
del df
mark("deleted")
