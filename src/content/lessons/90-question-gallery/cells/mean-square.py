size = 50_000


def mean_square(n):
    squares = [i * i for i in range(n)]
    return sum(squares) / n


answer = mean_square(size)
