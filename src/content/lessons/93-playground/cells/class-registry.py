# show: growth
from freed import growth

size = 10_000


class Job:
    all_jobs = []

    def __init__(self):
        self.data = bytearray(size)
        Job.all_jobs.append(self)


def work():
    job = Job()
    return len(job.data)


growth(work)
