import gc


class Ring:
    def __init__(self):
        self.me = self


gc.disable()
for _ in range(5000):
    Ring()
gc.enable()
