size = 50_000


def mean_square(n):
    squares = [i * i for i in range(n)]
    total = sum(squares)
    del squares
    return total / n


answer = mean_square(size)
