import pandas as pd


def by_shop():
    sales = pd.read_csv("sales.csv", memory_map=True)
    return sales.groupby("shop")["amount"].sum().to_dict()


totals = by_shop()
print(totals)
