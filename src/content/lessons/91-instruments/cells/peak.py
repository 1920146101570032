# show: peak
words = [str(n) * 20 for n in range(2_000)]
text = " ".join(words)
loud = text.upper().encode()
del words
