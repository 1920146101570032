readings = 50_000


def read():
    return (number % 1_000 for number in range(readings))


def valid(numbers):
    return numbers


def scaled(numbers):
    return numbers


total = sum(number * 1_000 for number in scaled(valid(read())) if number > 10)
print(total)
