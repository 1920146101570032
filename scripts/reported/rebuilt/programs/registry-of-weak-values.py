# source: https://github.com/h5py/h5py/pull/2783
# about: a registry that does not keep what it knows
import weakref

from freed import watch


class File:
    pass


registry = weakref.WeakValueDictionary()
file = File()
watch(file=file)
registry["data.h5"] = file
del file
print(len(registry))
