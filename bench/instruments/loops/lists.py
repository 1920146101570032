def loop():
    pair = []
    for n in range(200_000):
        pair = [n, pair] if n % 10 else []
    return len(pair)
