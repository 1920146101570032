rows = 40_000
with open("sales.csv", "w") as file:
    file.write("day,shop,amount\n")
    for row in range(rows):
        shop = "north" if row % 3 else "south"
        file.write(f"{row % 365},{shop},{row % 1_000}.5\n")
