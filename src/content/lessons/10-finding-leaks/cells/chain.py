# show: graph
import objgraph
from freed import watch


class Ticket:
    pass


class Desk:
    waiting = []

    def open(self):
        ticket = Ticket()
        Desk.waiting.append(ticket)


for _ in range(3):
    Desk().open()
watch(ticket=Desk.waiting[0])
chain = objgraph.find_backref_chain(Desk.waiting[0], objgraph.is_proper_module)
print([type(thing).__name__ for thing in chain])
