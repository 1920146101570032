# source: https://bjd6.com/bc/57677.html
# about: range(100,000,000) as "a large block of memory" that del and collect give back
from freed import mark

mark("before")
numbers = range(10000 * 10000)
mark("made")
del numbers
mark("deleted")
