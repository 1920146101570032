# show: references
from freed import watch

saved = []


class Phoenix:
    def __del__(self):
        print("last words")
        saved.append(self)


bird = Phoenix()
watch(bird=bird)
del bird
print("saved:", len(saved))
saved.clear()
print("saved:", len(saved))
