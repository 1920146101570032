# show: graph
from freed import watch


class Page:
    def __init__(self):
        self.data = bytearray(1_000_000)


class Viewer:
    def __init__(self, page):
        self.page = page
        self.history = [page]


page = Page()
viewer = Viewer(page)
watch(page=page, viewer=viewer, history=viewer.history)
del page
