# show: graph
import gc

from freed import watch


class Page:
    def __init__(self, title):
        self.title = title
        self.links = []


def visit():
    home = Page("home")
    about = Page("about")
    home.links.append(about)
    about.links.append(home)


gc.set_debug(gc.DEBUG_SAVEALL)
visit()
gc.collect()
gc.set_debug(0)
pages = [thing for thing in gc.garbage if isinstance(thing, Page)]
watch(first=pages[0], second=pages[1])
print([page.title for page in pages])
gc.garbage.clear()
