from __main__ import failures, parse_all, times

assert [str(failure) for failure in failures] == ["two", "four"], "report-lost"
assert parse_all(["5", "six", "77"]) == [times, 2 * times], "wrong-sizes"
assert [str(failure) for failure in failures][2:] == ["six"], "report-lost"
