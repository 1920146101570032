from itertools import tee

from freed import mark

left, right = tee(bytearray(100) for _ in range(5_000))
mark("two branches")
for _ in left:
    pass
mark("left is at its end")
for _ in right:
    pass
mark("right has caught up")
