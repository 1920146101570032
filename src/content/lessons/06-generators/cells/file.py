# show: peak
with open("log.txt", "w") as log:
    for number in range(20_000):
        log.write(f"{number} something happened here\n")


def longest(lines):
    return max(len(line) for line in lines)


with open("log.txt") as log:
    print(longest(log))
