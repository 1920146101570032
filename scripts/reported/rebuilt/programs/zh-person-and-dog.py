# source: https://python51.com/jc/7096.html
# about: "by a cycle p and dog can never be deleted": until the collector runs
import gc

from freed import mark, watch


class Person:
    pass


class Dog:
    pass


gc.disable()
p = Person()
dog = Dog()
watch(p=p, dog=dog)
p.pet = dog
dog.master = p
del p, dog
mark("deleted")
gc.collect()
gc.enable()
