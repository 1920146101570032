from freed import watch

cup = ["tea"]
watch(cup=cup)
shelf = [cup, cup]
tray = cup
del cup
shelf.clear()
del tray
