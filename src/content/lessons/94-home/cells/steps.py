# show: heap
from freed import mark

photos = []
for number in range(8):
    photo = bytearray(1_000_000)
    photos.append(photo)
mark("eight photos in a list")
del photos
mark("the list is deleted")
del photo
mark("and the other name")
