"""Runs the code cells of a notebook in order, as a kernel does: python run_notebook.py FILE"""

import json
import sys
import types
from pathlib import Path


def run(file: str) -> None:
    """Each cell is compiled by itself, and all of them share one namespace, `__main__`."""
    notebook = json.loads(Path(file).read_text(encoding="utf-8"))
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            code = compile("".join(cell["source"]), cell["id"], "exec", dont_inherit=True)
            exec(code, main.__dict__)


run(sys.argv[1])
