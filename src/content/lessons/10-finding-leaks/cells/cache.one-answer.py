from freed import growth

size = 10_000
answers = {}
number = 0


def answer(question):
    if not answers:
        answers[0] = bytes([question % 256]) * size
    return answers[0]


def work():
    global number
    number += 1
    return len(answer(number)) + len(answer(number))


growth(work)
