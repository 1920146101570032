import weakref


class Page:
    pass


page = Page()
ref = weakref.ref(page)
del page
print(ref())
