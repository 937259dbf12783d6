"""Ctrl-C at any moment: also where Python itself would only print it and go on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SOON = 0.01
"""seconds until the interrupt comes again: by then Python has left the callback that swallowed it"""


def heed_everywhere() -> None:
    """From now on an interrupt that falls into a callback (a destructor, the end of an import) comes again outside it."""
    sys.unraisablehook = _heed


def _heed(lost: UnraisableHookArgs) -> None:
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import _thread

    _thread.start_new_thread(_again, (_thread.get_ident(),))


def _again(thread: int) -> None:
    import _thread
    import signal
    import time

    time.sleep(_SOON)
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(thread, signal.SIGINT)  # also wakes a thread that waits for input
    else:
        _thread.interrupt_main()
