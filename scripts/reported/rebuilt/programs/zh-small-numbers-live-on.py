# source: http://outofmemory.cn/zz/9706235.html
# about: "x = 4 lowers the count of the object 3 by one": small numbers are immortal
import sys

x = 3
before = sys.getrefcount(x)
kept = [x] * 1000
print(sys.getrefcount(x) == before)
