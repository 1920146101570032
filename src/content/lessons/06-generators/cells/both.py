# show: peak
from freed import mark

count = 100_000
as_list = [n * n for n in range(count)]
mark("the list")
as_generator = (n * n for n in range(count))
mark("and the generator")
