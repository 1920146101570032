# differs: counts
import sys

before = sys.getrefcount(None)
holders = [None] * 1000
print("None:", sys.getrefcount(None) - before, "more")
text = "".join(["a", "b"])
before = sys.getrefcount(text)
holders = [text] * 1000
print("text:", sys.getrefcount(text) - before, "more")
