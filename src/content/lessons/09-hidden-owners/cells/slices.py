from freed import mark

page = bytes(5_000_000)
head = page[:100]
del page
mark("a slice is kept")
page = bytes(5_000_000)
head = memoryview(page)[:100]
del page
mark("a view is kept")
