# show: references
from freed import watch


def measure_it():
    local = bytearray(1_000_000)
    watch(local=local)
    return len(local)


size = measure_it()
print(size)
