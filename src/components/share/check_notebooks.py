"""Checks each notebook of a folder by the schema of nbformat: python check_notebooks.py FOLDER"""

import sys
from pathlib import Path

import nbformat

files = sorted(Path(sys.argv[1]).glob("*.ipynb"))
for file in files:
    notebook = nbformat.reader.reads(file.read_text(encoding="utf-8"))
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        sys.exit(f"{file}: not nbformat 4.5")
    nbformat.validate(notebook)
print(len(files))
