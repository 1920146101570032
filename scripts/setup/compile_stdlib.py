"""Compiles what every start imports. Runs inside Pyodide, which knows best what that is.

A start spends two thirds of its time on compiling a hundred modules of the standard library, the
same ones each time, so the archive that readers get holds them compiled. See stdlib.ts.
"""

import importlib.util
import marshal
import sys
import zipimport

UNCHECKED_HASH = 0b01  # a flag in the file's head: it is used without a look at its source


def compiled_modules() -> dict[str, bytes]:
    """What was imported from the archive so far: name in it, ending in .pyc, to what it holds.

    Line numbers are kept and columns are not (PYTHONNODEBUGRANGES is set here): they alone are a
    tenth of the download.
    """
    compiled = {}
    for module in list(sys.modules.values()):
        loader = module.__spec__.loader if module.__spec__ else None
        if not isinstance(loader, zipimport.zipimporter):
            continue
        file = module.__spec__.origin
        source = loader.get_data(file)
        head = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH.to_bytes(4, "little")
        code = compile(source, file, "exec", dont_inherit=True)
        name = file.removeprefix(f"{loader.archive}/").removesuffix(".py") + ".pyc"
        compiled[name] = head + importlib.util.source_hash(source) + marshal.dumps(code)
    return compiled
