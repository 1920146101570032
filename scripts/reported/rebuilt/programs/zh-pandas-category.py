# source: https://knowledge.xknoown.com/post/20260525-151531-data_ml_lab-853ff6e93cb1/
# about: few different texts: as objects 4 bytes a row in a browser (8 natively), as a category 1
import pandas as pd

from freed import mark

kinds = pd.Series(["click", "view", "buy"] * 20_000, dtype=object)
mark("objects")
kinds = kinds.astype("category")
mark("category")
