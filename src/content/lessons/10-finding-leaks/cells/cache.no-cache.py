from freed import growth

size = 10_000
number = 0


def answer(question):
    return bytes([question % 256]) * size


def work():
    global number
    number += 1
    return len(answer(number)) + len(answer(number))


growth(work)
