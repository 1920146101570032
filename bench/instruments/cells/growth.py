from freed import growth

seen = []


def remember():
    seen.append(bytearray(1000))


growth(remember, times=200)
