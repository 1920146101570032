"""Says which Python this is, as one line of JSON. Runs under Python 2.7 too."""

import json
import os
import platform
import sys
import sysconfig


def libc():
    try:
        return os.confstr("CS_GNU_LIBC_VERSION")
    except (AttributeError, ValueError, OSError):
        return None


about = {
    "implementation": platform.python_implementation(),
    "version": platform.python_version(),
    "freeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "compiler": platform.python_compiler(),
    "libc": libc(),
    "executable": os.path.realpath(sys.executable),
    "virtual": sys.prefix != getattr(sys, "base_prefix", sys.prefix),
}
print(json.dumps(about))
