import pandas as pd

from __main__ import by_shop, totals

assert totals == {"north": 13333000.0, "south": 6667000.0}, "wrong-totals"
with open("sales.csv", "w") as file:
    file.write("day,shop,amount\n")
    for row in range(3_000):
        file.write(f"1,{'east' if row % 2 else 'west'},2.0\n")
assert by_shop() == {"east": 3000.0, "west": 3000.0}, "other-file"
assert not isinstance(totals, (pd.Series, pd.DataFrame)), "wrong-totals"
