"""Makes a wheel of PyYAML without its C part, which marimo needs and PyPI does not have.

    python pure_yaml.py FOLDER
"""

import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

dist = distribution("PyYAML")
target = Path(sys.argv[1]) / f"pyyaml-{dist.version}-py3-none-any.whl"
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
    for file in dist.files or []:
        if file.suffix in {".py", ""} and "_yaml" not in file.parts and ".." not in file.parts:
            wheel.write(file.locate(), str(file))
