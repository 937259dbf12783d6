"""The process that workers are forked from: it has loaded what they need, so that a new one is there in milliseconds.

Only on Linux: elsewhere it is not safe to fork a process that uses the system's libraries. The ``forkserver`` of
``multiprocessing`` would run the caller's main module again in each worker and start a third process beside.
"""

from __future__ import annotations

import gc
import os
import pickle
import socket

from gongwen_lint.batch import worker
from gongwen_lint.batch.forking import REQUEST, Wanted

_SHORT = 80
"""characters up to which a rule's example is read to warm up"""


def main(descriptor: int) -> None:
    """Serve until the scan is gone: ``descriptor`` is that of the socket on which it asks."""
    channel = socket.socket(fileno=descriptor)
    _warm_up()
    gc.collect()
    gc.freeze()  # workers share what is there for as long as nobody touches it
    while True:
        request, descriptors, _, _ = socket.recv_fds(channel, REQUEST, 2)
        if not request:
            os._exit(0)
        channel.send(pickle.dumps(_answer(channel, pickle.loads(request), descriptors)))
        for descriptor in descriptors:
            os.close(descriptor)


def _answer(channel: socket.socket, request: Wanted | int, descriptors: list[int]) -> int | OSError | None:
    """The number of a new worker; for the number of a worker its exit status, or None while it goes on."""
    try:
        if isinstance(request, int):
            ended, status = os.waitpid(request, os.WNOHANG)
            return os.waitstatus_to_exitcode(status) if ended else None
        number = os.fork()
    except OSError as error:
        return error
    if not number:
        try:
            channel.close()
            _be_worker(request, descriptors)
        finally:
            os._exit(1)  # never back into the loop
    return number


def _be_worker(wanted: Wanted, descriptors: list[int]) -> None:
    os.setsid()  # Ctrl-C is for the scan, which tells its workers
    for descriptor, standard in zip(descriptors, (0, 1), strict=True):
        os.dup2(descriptor, standard)
        os.close(descriptor)  # the scan must see when the other end is closed
    worker.main(wanted.memory, wanted.seconds)


def _warm_up() -> None:
    """Load what nearly every file needs: the readers, the rules, and what these load when they are first used."""
    import gongwen_lint.readers.docx
    import gongwen_lint.readers.pdf  # noqa: F401
    from gongwen_lint.batch.work import Item, Setup, check_file
    from gongwen_lint.rules import all_rules
    from gongwen_lint.settings import Settings

    shortest = (min((example.text for example in rule.bad), key=len) for rule in all_rules())
    text = "\n\n".join(text for text in shortest if len(text) < _SHORT)
    check_file(Item("热身.txt", data=text.encode()), Setup(Settings()))
