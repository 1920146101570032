from freed import watch

pictures = 12
size = 200_000


def scan(number):
    return bytes([number]) * size


def thumbnail(picture):
    small = memoryview(picture)[:64]
    del picture
    return small


thumbs = [thumbnail(scan(number)) for number in range(pictures)]
watch(first=thumbs[0])
print(len(thumbs))
