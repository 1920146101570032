# show: lines
def make(rows):
    made = []
    for _ in range(rows):
        made.append(bytearray(1000))
    return made


kept = make(100)
extra = bytearray(250_000)
del extra
kept.clear()
