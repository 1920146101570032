import pandas as pd


def by_shop():
    parts = pd.read_csv("sales.csv", chunksize=1_000)
    sales = pd.concat(list(parts))
    return sales.groupby("shop")["amount"].sum().to_dict()


totals = by_shop()
print(totals)
