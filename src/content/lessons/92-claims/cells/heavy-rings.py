class Heavy:
    def __init__(self):
        self.me = self
        self.data = bytearray(2_000_000)


for _ in range(20):
    Heavy()
