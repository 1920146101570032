# show: growth
import threading

from freed import growth

size = 10_000
context = threading.local()
context.requests = []


def work():
    context.requests.append(bytearray(size))


growth(work)
