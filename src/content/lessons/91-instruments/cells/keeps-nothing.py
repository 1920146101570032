# show: growth
from freed import growth


def forget():
    bytearray(1000)


growth(forget)
