import pandas as pd


def by_shop():
    for part in pd.read_csv("sales.csv", chunksize=1_000):
        totals = part.groupby("shop")["amount"].sum().to_dict()
    return totals


totals = by_shop()
print(totals)
