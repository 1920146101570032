"""Says which versions of some packages are installed here, as one line of JSON."""

import importlib.metadata
import json
import sys

print(json.dumps({name: importlib.metadata.version(name) for name in sys.argv[1:]}))
