from __main__ import measurements, paper, report, rows


class Paper:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


wanted = "".join(f"{row};{row * row % 997}\n" for row in range(rows))
assert "".join(f"{line}\n" for line in measurements()) == wanted, "wrong-lines"
sheet = Paper()
report(sheet)
assert "".join(sheet.parts) == wanted.upper(), "wrong-report"
assert paper.written == len(wanted), "nothing-written"
