# source: https://github.com/pypy/pypy/issues/2030
# about: an object that holds a weak reference to itself, with a callback
import weakref

from freed import watch


class Thing:
    pass


thing = Thing()
watch(thing=thing)
thing.reference = weakref.ref(thing, lambda _: print("callback"))
del thing
print("end")
