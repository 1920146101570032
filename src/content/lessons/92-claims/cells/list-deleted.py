numbers = list(range(100_000))
del numbers
