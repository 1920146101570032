import weakref

from freed import growth

size = 10_000
listeners = weakref.WeakSet()


class Window:
    def __init__(self):
        self.picture = bytearray(size)
        self.seen = 0
        listeners.add(self)

    def on_event(self, event):
        self.seen += event


def send(event):
    for listener in list(listeners):
        listener.on_event(event)


def work():
    window = Window()
    send(1)
    return window.seen


growth(work)
