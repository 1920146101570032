total = sum(n * n for n in range(100_000))
