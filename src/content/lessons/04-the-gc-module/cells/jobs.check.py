from __main__ import Job, jobs, run_all, size, total

assert total == sum(range(jobs)) + jobs * size, "wrong-total"
assert run_all() == total, "wrong-total"
job = Job(3)
assert job.run() == 3 + size, "wrong-run"
assert job.run() == 3 + size, "wrong-run"
