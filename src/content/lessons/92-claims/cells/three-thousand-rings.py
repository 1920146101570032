class Ring:
    def __init__(self):
        self.me = self


for _ in range(3000):
    Ring()
