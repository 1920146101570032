from __main__ import read, readings, scaled, total, valid

wanted = sum(n % 1_000 * 1_000 for n in range(readings) if n % 1_000 > 10)
assert total == wanted, "wrong-total"
assert list(valid([5, 20, 11])) == [20, 11], "wrong-step"
assert list(scaled([1, 2])) == [1_000, 2_000], "wrong-step"
assert len(list(read())) == readings, "once-only"
assert len(list(read())) == readings, "once-only"
