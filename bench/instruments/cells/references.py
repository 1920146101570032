from freed import watch

kept = []
watch(kept=kept)
for n in range(20_000):
    one = [n]
    two = [n]
    three = [one, two]
