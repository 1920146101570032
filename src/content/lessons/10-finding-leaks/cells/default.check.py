from freed import growth

from __main__ import collect, size, work

basket = ["apple"]
assert collect("pear", basket) is basket, "wrong-list"
assert basket == ["apple", "pear"], "wrong-list"
assert collect("plum") == ["plum"], "not-fresh"
assert collect("plum") == ["plum"], "not-fresh"
assert isinstance(size, int), "wrong-list"
growth(work)
