from __main__ import Branch, grow, leaves, path

assert grow() == "root/bough/twig", "wrong-path"


def small():
    root = Branch("oak")
    twig = Branch("leaf", root)
    assert path(twig) == "oak/leaf", "wrong-path"
    assert len(twig.leaves) == leaves, "no-leaves"
    return root


root = small()
assert [path(child) for child in root.children] == ["oak/leaf"], "child-lost"
