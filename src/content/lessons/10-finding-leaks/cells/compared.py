import tracemalloc

answers = {}


def ask(question):
    if question not in answers:
        answers[question] = question * 1_000
    return len(answers[question])


def work():
    for number in range(100):
        ask(f"{len(answers)} and {number}")


tracemalloc.start()
work()
first = tracemalloc.take_snapshot()
work()
second = tracemalloc.take_snapshot()
tracemalloc.stop()
worst = second.compare_to(first, "lineno")[0]
print(worst.traceback.format()[-1].strip(), "->", worst.count_diff, "more")
