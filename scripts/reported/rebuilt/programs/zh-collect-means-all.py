# source: https://seo.sqjnqi.com/75486.html
# about: "gc.collect() without an argument collects the youngest generation only"
import gc

from freed import watch


class Ring:
    def __init__(self):
        self.me = self


ring = Ring()
watch(ring=ring)
gc.collect()
gc.collect()
del ring
gc.collect()
print("end")
