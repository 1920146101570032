def lines(name):
    print("open", name)
    try:
        yield "first"
        yield "second"
    finally:
        print("close", name)


one = lines("a")
next(one)
del one
two = lines("b")
del two
three = lines("c")
next(three)
three.close()
print("done")
