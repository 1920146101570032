def loop():
    seen = {}
    for n in range(50_000):
        word = str(n) + "-" + str(n % 100)
        seen[word] = [n]
    return len(seen)
