photos = []
for number in range(8):
    photo = bytearray(1_000_000)
    photos.append(photo)
del photos
