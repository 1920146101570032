# differs: counts
import sys

log = []


def handle(request):
    log.append(None)


before = sys.getrefcount(None)
for request in range(1_000):
    handle(request)
print(sys.getrefcount(None) - before)
