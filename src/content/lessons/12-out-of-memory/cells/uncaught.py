# budget: 16 MiB
def load():
    blocks = []
    while True:
        blocks.append(bytearray(1_000_000))


load()
