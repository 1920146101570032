# differs: sizes
# show: types
# differs: sizes
import sys

things = [object() for _ in range(100_000)]
print("one object:", sys.getsizeof(things[0]))
