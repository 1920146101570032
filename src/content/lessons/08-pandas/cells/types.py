# needs: csv
import pandas as pd
from freed import mark

plain = pd.read_csv("sales.csv")
mark("as it comes")
del plain
chosen = {"day": "int16", "shop": "category", "amount": "float32"}
narrow = pd.read_csv("sales.csv", dtype=chosen)
mark("with chosen types")
