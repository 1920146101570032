# differs: counts
import sys

from freed import watch

drink = ["tea"]
watch(drink=drink)
print("asked here:", sys.getrefcount(drink))


def ask():
    local = ["tea"]
    watch(local=local)
    print("asked in a function:", sys.getrefcount(local))


ask()
