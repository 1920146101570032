pieces = 2_000
parts = [bytes(1_000) for _ in range(pieces)]
total = sum(len(part) for part in parts)
print(total)
