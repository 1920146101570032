# show: growth
from freed import growth

size = 10_000
answers = {}
number = 0


def answer(question):
    if question not in answers:
        answers[question] = bytes([question % 256]) * size
    return answers[question]


def work():
    global number
    number += 1
    return len(answer(number)) + len(answer(number))


growth(work)
