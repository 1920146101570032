# differs: sizes
# show: types
import sys

rows = [[number] for number in range(10_000)]
print("the list:", sys.getsizeof(rows))
print("with its rows:", sys.getsizeof(rows) + sum(map(sys.getsizeof, rows)))
