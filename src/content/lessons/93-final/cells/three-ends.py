from weakref import ref

from freed import watch


class Page:
    def show(self):
        return "page"


a, b, c = Page(), Page(), Page()
watch(a=a, b=b, c=c)
button = a.show
hint = ref(b)
row = [c, c]
del a
del b
del c
row.pop()
del button
row.pop()
print(hint())
