from array import array

rows = 200_000
width = 5
with open("table.bin", "wb") as file:
    for row in range(0, rows, 100):
        numbers = range(row * width, (row + 100) * width)
        file.write(array("d", numbers).tobytes())
