from freed import growth

from __main__ import answer, size, work

assert answer(5) == bytes([5]) * size, "wrong-answer"
assert answer(300) == bytes([44]) * size, "wrong-answer"
assert answer(7) is answer(7), "made-twice"
growth(work)
