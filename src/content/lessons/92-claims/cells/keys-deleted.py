numbers = dict.fromkeys(range(100_000))
for key in range(100_000):
    del numbers[key]
