from __main__ import first, read, second, shelf, total

assert total == first + second, "wrong-total"
assert shelf == [first, second], "no-sizes"
assert read(10) == 10, "wrong-total"
assert shelf == [first, second, 10], "no-sizes"
