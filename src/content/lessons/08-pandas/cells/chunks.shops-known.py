import pandas as pd


def by_shop():
    totals = {"north": 0.0, "south": 0.0}
    for part in pd.read_csv("sales.csv", chunksize=1_000):
        for shop in totals:
            totals[shop] += float(part["amount"][part["shop"] == shop].sum())
    return totals


totals = by_shop()
print(totals)
