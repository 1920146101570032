# More than a picture can show, and texts that a browser cannot bear.

# %% one-row-many-times: done, kept, smoke
from freed import watch

row = [0]
grid = [row] * 5000
watch(grid=grid, row=row)

# %% forty-thousand-types: done, kept
held = [type(f"Node{i}", (), {})() for i in range(40_000)]

# %% nine-thousand-rounds: done, kept
import gc

class Node: pass
for i in range(9_000):
    n = Node(); n.me = n; del n
    gc.collect(0)

# %% a-letter-under-many-marks: done, kept, smoke
# prints: ⟨+98970⟩
# notes: stacks-cut
print("a" + "\u0301" * 99_000)
