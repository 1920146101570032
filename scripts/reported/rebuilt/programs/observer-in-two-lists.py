# source: https://github.com/agronholm/apscheduler/issues/235
# about: a job that fails is kept, with its arguments, by the exception in the log of the scheduler
from freed import mark, watch


class Rows:
    def __init__(self):
        self.data = bytearray(150_000)


failed = []


def job():
    rows = Rows()
    watch(rows=rows)
    rows.items()


def schedule():
    try:
        job()
    except AttributeError as error:
        failed.append(error)


schedule()
mark("failed")
failed.pop().__traceback__ = None
mark("without its traceback")
