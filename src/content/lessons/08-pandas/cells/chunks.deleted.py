import pandas as pd


def by_shop():
    sales = pd.read_csv("sales.csv")
    totals = sales.groupby("shop")["amount"].sum().to_dict()
    del sales
    return totals


totals = by_shop()
print(totals)
