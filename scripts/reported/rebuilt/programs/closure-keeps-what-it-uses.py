# source: https://naml.us/post/python-closures-and-stack-frames/
# about: does a function made in another keep all of that one's names?
from freed import watch


class Data:
    pass


def make():
    unused = Data()
    used = Data()
    watch(unused=unused, used=used)

    def show():
        return used

    return show


show = make()
print("made")
del show
