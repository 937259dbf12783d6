"""How a Python process of ours is started."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

SECONDS = 60
"""that a process may take until it is ready"""


def python(code: str, args: Sequence[str] = (), **how: Any) -> subprocess.Popen[bytes]:
    """A process that runs ``code``, with ``sys.argv[1:]`` as given; what it says of errors is dropped.

    It finds the modules this process finds; the folder it is called in is looked through only where it is named among them.
    """
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path[:] = {[*filter(None, sys.path)]!r}; {code}", *args],
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the scan, which tells its workers
        **({"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {}),
        **how,
    )
