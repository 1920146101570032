leaves = 200_000


class Branch:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        self.leaves = bytearray()
        if parent is not None:
            parent.children.append(self)


def path(branch):
    names = []
    while branch is not None:
        names.append(branch.name)
        branch = branch.parent
    return "/".join(reversed(names))


def grow():
    root = Branch("root")
    bough = Branch("bough", root)
    return path(Branch("twig", bough))


print(grow())
