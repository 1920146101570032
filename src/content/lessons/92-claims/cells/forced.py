import gc


class Ring:
    def __init__(self):
        self.me = self


class Page:
    pass


cache = {"last week": Page()}
Ring()
gc.collect()
