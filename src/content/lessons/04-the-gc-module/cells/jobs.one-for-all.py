jobs = 20
size = 1_000_000


class Job:
    def __init__(self, number):
        self.data = bytearray(size)
        self.data[0] = number % 256
        self.steps = [self.first, self.last]

    def first(self):
        return self.data[0]

    def last(self):
        return len(self.data)

    def run(self):
        return sum(step() for step in self.steps)


def run_all():
    total = 0
    job = Job(0)
    for _ in range(jobs):
        total += job.run()
    return total


total = run_all()
print(total)
