from freed import growth

size = 10_000
listeners = []


class Window:
    def __init__(self):
        self.picture = bytearray(size)
        self.seen = 0
        listeners.append(self.on_event)

    def on_event(self, event):
        self.seen += event


def send(event):
    for listener in list(listeners):
        listener(event)
    listeners.clear()


def work():
    window = Window()
    send(1)
    return window.seen


growth(work)
