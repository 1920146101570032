import objgraph

numbers = [n * 1_000 for n in range(5_000)]
rows = [[n] for n in range(5_000)]
before = objgraph.count("list")
more = [[n] for n in range(1_000)]
print("lists more:", objgraph.count("list") - before)
print("ints:", objgraph.count("int"))
