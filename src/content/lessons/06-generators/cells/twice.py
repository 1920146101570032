numbers = (n for n in range(1_000))
print(sum(numbers))
print(sum(numbers))
