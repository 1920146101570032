numbers = range(10_000_000)
