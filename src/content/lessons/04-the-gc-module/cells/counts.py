# differs: collector
import gc


def moved(make):
    before = gc.get_count()[0]
    thing = make()
    return gc.get_count()[0] - before


def a_number():
    return int("123456")


def an_instance():
    return Job()


class Job:
    pass


print("a number:", moved(a_number))
print("a text:", moved(lambda: "a" * 50))
print("a megabyte:", moved(lambda: bytearray(1_000_000)))
print("a list:", moved(lambda: []))
print("an instance:", moved(an_instance))
