from freed import watch

pictures = 12
size = 200_000


def scan(number):
    return bytes([number]) * size


def thumbnail(picture):
    return memoryview(picture)[:64]


thumbs = [bytes(thumbnail(scan(0)))]
watch(first=thumbs[0])
print(len(thumbs))
