"""Ctrl-C at any moment: also where Python itself would only print it and go on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

    from gongwen_lint.report import DocumentReport

_SOON = 0.01
"""seconds until the interrupt comes again: by then Python has left the callback that swallowed it"""


def heed_everywhere() -> None:
    """From now on an interrupt that falls into a callback (a destructor, the end of an import) comes again outside it."""
    sys.unraisablehook = _heed


def heed_terminations() -> None:
    """From now on a request to end, or a terminal that is closed, interrupts as Ctrl-C does: half files are removed."""
    import signal

    for number in _ends():
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, signal.default_int_handler)


def _ends() -> list[int]:
    import signal

    return [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


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


class Patience:
    """Ctrl-C is heard between two documents and while one is waited for, never in the middle of a line; twice, at once."""

    def __init__(self) -> None:
        self._asked = self._waiting = False

    def __enter__(self) -> Patience:
        import signal

        numbers = [number for number in (signal.SIGINT, *_ends()) if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._heed) for number in numbers}
        return self

    def __exit__(self, *error: object) -> None:
        import signal

        for number, before in self._before.items():
            signal.signal(number, before)

    def heeding(self, reports: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The reports; raises KeyboardInterrupt when one is next and Ctrl-C was pressed."""
        coming = iter(reports)
        while True:
            self._waiting = True
            if self._asked:
                raise KeyboardInterrupt
            try:
                report = next(coming)
            except StopIteration:
                return
            finally:
                self._waiting = False
            yield report

    def _heed(self, number: int, frame: object) -> None:
        at_once, self._asked = self._asked or self._waiting, True
        if at_once:
            raise KeyboardInterrupt
