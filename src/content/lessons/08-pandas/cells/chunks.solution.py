import pandas as pd


def by_shop():
    totals = {}
    for part in pd.read_csv("sales.csv", chunksize=1_000):
        for shop, amount in part.groupby("shop")["amount"].sum().items():
            totals[shop] = totals.get(shop, 0) + amount
    return totals


totals = by_shop()
print(totals)
