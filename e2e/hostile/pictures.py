# More than a picture can show, and texts that a browser cannot bear.

# %% one-row-many-times: done, kept, smoke
from freed import watch

row = [0]
grid = [row] * 5000
watch(grid=grid, row=row)

# %% forty-thousand-types: done, kept
held = [type(f"Node{i}", (), {})() for i in range(40_000)]

# %% nine-thousand-rounds: done, kept
import gc

class Node: pass
for i in range(9_000):
    n = Node(); n.me = n; del n
    gc.collect(0)

# %% a-letter-under-many-marks: done, kept, smoke
# prints: ⟨+98970⟩
# notes: stacks-cut
print("a" + "\u0301" * 99_000)

# %% a-letter-under-many-marks-in-an-error: ValueError, kept
# notes: stacks-cut
raise ValueError("e" + "\u0301" * 60_000)

# %% every-name-under-many-marks: done, kept
# notes: stacks-cut
from freed import mark, watch

pile = "n" + "\u0316\u0301\u0489" * 1_300
held = [type(pile + str(i), (), {})() for i in range(20)]
for i, one in enumerate(held):
    setattr(one, pile, {pile: one})
    watch(**{pile + str(i): one})
    mark(pile + str(i))

# %% letters-that-join-without-end: done, kept
# notes: stacks-cut
print("\U0001f469\u200d" * 9_000)
print("\u0915\u094d" * 9_000)
print(("t" + "\u0348\u036f\u0324\u0489" * 60) * 40)

# %% signs-of-direction-without-end: done, kept
print("\u202e\u2067\u061c" * 9_000, "abc " * 10_000)

# %% error-that-speaks-for-the-page: Done. Your answers are lost: sign in at evil.example \u202e, kept
name = "Done. Your answers are lost: sign in at evil.example \u202e"
raise type(name, (Exception,), {})("\n\n" + "Every answer was right. \u2067" * 30)

# %% names-that-are-pieces-of-pages: done, kept
# What is drawn of them stands in Graphviz's own language, in SVG and in HTML.
from freed import mark, watch

names = ["", " ", "\\", "\\N", '\\"', "{a|b}", '"];}digraph{', "]]>", "<!--", "--></svg><b>", "%n"]
names += ["&lt;", "&#60;b&#62;", "\u2028", "\ufeff", "\uffff", "\U0010ffff", "\u0085", "z" * 5_000]
held = []
for name in names:
    one = type(name or "_", (), {})()
    vars(one)[name] = [name]
    held.append(one)
    watch(**{name: one})
    mark(name)
watch(held={name: object() for name in names})

# %% thousand-watched-over-many-lines: done, kept
from freed import watch

held = [[i] for i in range(1_000)]
watch(**{f"item_{i}": item for i, item in enumerate(held)})
for i in range(200):
    first = held[i]
    second = first
    del first

# %% many-long-marks: done, kept
from freed import mark

for i in range(600):
    mark(f"{i} " + "long " * 800)

# %% lines-that-are-not-there: done, kept
import gc

tell = gc.callbacks[0].__self__._passes.lines.line
for i in range(1, 100_000):
    tell(i, i, i)

# %% arrow-to-nothing: done, kept, smoke
# An arrow between objects of which the page was told nothing.
import gc

from freed import watch

held = []
watch(held=held)
gc.callbacks[0].__self__._passes.graph.edge(1, 2, "[0]")

# %% graphs-that-are-not-there: done, kept
import gc

from freed import watch

held = []
watch(held=held)
graph = gc.callbacks[0].__self__._passes.graph
for i in range(20_000):
    graph.node(i, "Node", "", -1, True, "lives")
    graph.edge(i, (i * 7) % 20_000, f"[{i}]")
graph.drawn("held")
