size = 50_000
totals = []


def mean_square(n):
    total = 0
    for i in range(n):
        total += i * i
        totals.append(total)
    return total / n


answer = mean_square(size)
