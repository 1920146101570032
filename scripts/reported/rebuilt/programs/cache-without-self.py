# source: https://github.com/python/cpython/issues/102618
# about: a cache under a static method knows no self
from functools import cache

from freed import watch


class Report:
    @staticmethod
    @cache
    def title(number):
        return f"Report {number}"


report = Report()
watch(report=report)
report.title(1)
del report
print("end")
