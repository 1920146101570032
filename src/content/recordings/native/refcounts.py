"""What does sys.getrefcount say? Some of what it says are no counts of references."""

from sys import getrefcount

from reading import case, main

# At the top of a module, a name is looked up in a dict, and looking it up takes a reference.
thing = []
at_top = {"one-name": getrefcount(thing)}
other = thing
at_top["two-names"] = getrefcount(thing)
box = [thing]
at_top["and-in-a-list"] = getrefcount(thing)
at_top["no-name"] = getrefcount([])


@case()
def at_the_top(read):
    for name, count in at_top.items():
        read.number(name, count)


@case()
def in_a_function(read):
    x = []
    read.number("one-name", getrefcount(x))
    y = x
    read.number("two-names", getrefcount(x))
    _box = [y]
    read.number("and-in-a-list", getrefcount(x))
    read.number("no-name", getrefcount([]))


def count_of(argument):
    return getrefcount(argument)


@case()
def as_an_argument(read):
    local = []
    read.number("one-name", count_of(local))
    read.number("no-name", count_of([]))


@case()
def constants(read):
    read.number("none", getrefcount(None))
    read.number("small-int", getrefcount(5))
    read.number("large-int", getrefcount(int("1000003")))
    read.number("empty-string", getrefcount(""))
    read.number("empty-tuple", getrefcount(()))
    read.number("type-int", getrefcount(int))


@case()
def a_thousand_more(read):
    """By how much a thousand more references change the count."""
    large = int("1000003")
    for name, it in (("none", None), ("small-int", 5), ("large-int", large)):
        before = getrefcount(it)
        _more = [it] * 1000
        read.number(name, getrefcount(it) - before)


main()
