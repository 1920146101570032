from freed import growth

from __main__ import answer, mean_square, size

assert answer == sum(i * i for i in range(size)) / size, "wrong-answer"
assert mean_square(1) == 0, "wrong-mean"
assert mean_square(10) == 28.5, "wrong-mean"
growth(lambda: mean_square(100))
