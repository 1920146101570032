from freed import mark

everything = range(10_000 * 10_000)
mark("a range")
some = list(range(100_000))
mark("a list")
print(len(everything), len(some))
