from freed import growth

from __main__ import Report, size, work

assert work() == 14, "wrong-total"
report = Report(3)
assert len(report.data) == size, "no-data"
assert report.total() == 3, "wrong-total"
report.data = bytearray(b"changed")
assert report.total() == 3, "not-kept"
growth(work)
