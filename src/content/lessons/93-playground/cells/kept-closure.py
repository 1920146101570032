# show: growth
from freed import growth

size = 10_000
buttons = []


def button(data):
    def pressed():
        return len(data)

    return pressed


def work():
    buttons.append(button(bytearray(size)))


growth(work)
