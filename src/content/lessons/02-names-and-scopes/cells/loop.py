from freed import mark

pages = [bytearray(500_000) for _ in range(3)]
for page in pages:
    page[0] = 1
pages.clear()
mark("the list is empty")
del page
mark("the loop variable is gone")
