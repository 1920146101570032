rows = 5000


def measurements():
    for row in range(rows):
        yield f"{row};{row * row % 997}"


def report(out):
    text = "\n".join(line.upper() for line in measurements())
    out.write(text + "\n")


class Paper:
    written = 0

    def write(self, text):
        self.written += len(text)


paper = Paper()
report(paper)
print(paper.written)
