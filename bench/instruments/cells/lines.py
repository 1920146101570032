kept = []
for n in range(20_000):
    one = [n]
    two = [n]
    kept = [one, two]
