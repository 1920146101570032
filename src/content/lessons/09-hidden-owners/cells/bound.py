# show: graph, references
from freed import mark, watch


class Report:
    def __init__(self):
        self.data = bytearray(2_000_000)

    def title(self):
        return "report"


def open_report():
    report = Report()
    watch(report=report)
    return report.title


callback = open_report()
mark("the callback is kept")
del callback
mark("the callback is gone")
