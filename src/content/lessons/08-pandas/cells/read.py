# needs: csv
import pandas as pd
from freed import mark

sales = pd.read_csv("sales.csv")
mark("read")
del sales
sales = pd.read_csv("sales.csv", memory_map=True)
mark("read with memory_map")
