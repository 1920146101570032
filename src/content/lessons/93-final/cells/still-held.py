size = 1_000_000


class Report:
    def __init__(self):
        self.data = bytearray(size)

    def show(self):
        return len(self.data)


report = Report()
on_click = report.show
head = memoryview(report.data)[:100]
del report
del on_click
