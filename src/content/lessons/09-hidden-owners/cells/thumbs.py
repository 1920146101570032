# show: graph
from freed import watch

pictures = 12
size = 200_000


def scan(number):
    return bytes([number]) * size


def thumbnail(picture):
    return memoryview(picture)[:64]


thumbs = [thumbnail(scan(number)) for number in range(pictures)]
watch(first=thumbs[0])
print(len(thumbs))
