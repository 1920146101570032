def loop():
    number = 0.5
    for _ in range(500_000):
        number = number * 1.0001 % 1
    return number
