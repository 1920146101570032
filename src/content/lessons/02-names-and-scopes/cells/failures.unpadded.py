times = 100_000
failures = []


def parse(text):
    if not text.isdigit():
        raise ValueError(text)
    return len(text)


def parse_all(texts):
    good = []
    for text in texts:
        try:
            good.append(parse(text))
        except ValueError as error:
            failures.append(error)
    return good


print(parse_all(["1", "two", "3", "four"]))
