# show: growth
from freed import growth

size = 10_000
listeners = []


class Window:
    def __init__(self):
        self.picture = bytearray(size)
        listeners.append(self.on_event)

    def on_event(self, event):
        return event


def work():
    window = Window()
    return window.on_event(1)


growth(work)
