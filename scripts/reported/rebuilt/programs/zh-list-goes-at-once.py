# source: https://blog.youkuaiyun.com/Aerkui/article/details/147030081
# about: "the array under a deleted list may not be released at once"
from freed import mark

mark("before")
numbers = [i for i in range(1000, 101_000)]
mark("made")
del numbers
mark("deleted")
