# show: references
from freed import watch

tea = ["green"]
watch(tea=tea)
cup = tea
tray = [tea, tea]
del cup
tray.pop()
tray.clear()
del tea
