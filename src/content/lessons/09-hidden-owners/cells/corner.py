import numpy as np
from freed import mark

table = np.zeros((1_000, 1_000))
corner = table[:2, :2]
print("owner:", corner.base is table)
del table
mark("the corner is kept")
corner = corner.copy()
mark("the corner is copied")
