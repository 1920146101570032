from freed import watch

one = bytearray(1_000_000)
two = bytearray(1_000_000)
watch(one=one, two=two)
one = None
del two
