# show: lines, peak
rows = 5000


def measurements():
    for row in range(rows):
        yield f"{row};{row * row % 997}"


def report(out):
    lines = list(measurements())
    text = "\n".join(lines)
    upper = text.upper()
    out.write(upper + "\n")


class Paper:
    written = 0

    def write(self, text):
        self.written += len(text)


paper = Paper()
report(paper)
print(paper.written)
