"""What a cell may import to have its memory watched: `watch`, `mark` and `growth`.

In the page their calls reach TypeScript, which reads the interpreter's memory from outside. In a
CPython of your own (3.11 or newer) they use what Python offers: weak references, tracemalloc, and
psutil where it is installed; what they then print says so. Neither holds on to what it is given.
"""

import sys

if sys.platform == "emscripten":
    from freed._probe import growth, mark, watch
else:
    from freed._native import growth, mark, watch

__all__ = ["growth", "mark", "watch"]
