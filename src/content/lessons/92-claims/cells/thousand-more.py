# differs: counts
import sys

before = sys.getrefcount(None)
many = [None] * 1000
print(sys.getrefcount(None) - before)
