"""What `breakpoint()` does here: end the cell, and say why.

Python's own finds no pdb, which needs a terminal to be imported. It then only warns and goes on: a
run that was to stop there would come to its end, and seem to have worked.
"""

import os
import sys

from freed._own import OWN

__builtins__ = OWN

_pythons_own = sys.__breakpointhook__


def install() -> None:
    """Take the place of Python's own hook; cells may still set another."""
    sys.breakpointhook = sys.__breakpointhook__ = breakpointhook


def breakpointhook(*arguments: object, **named: object) -> object:
    """Raise, unless PYTHONBREAKPOINT names something else than pdb, or is 0 to go on."""
    wanted = os.environ.get("PYTHONBREAKPOINT", "")
    if wanted and not wanted.startswith("pdb."):
        return _pythons_own(*arguments, **named)
    raise RuntimeError("breakpoint() found no debugger")
