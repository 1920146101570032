from freed import growth

from __main__ import Window, send, size, work

window = Window()
send(2)
send(3)
assert window.seen == 5, "not-told"
assert len(window.picture) == size, "no-picture"
growth(work)
