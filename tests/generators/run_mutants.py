"""``python -m generators.run_mutants FIRST``: reads and examines the mutants from the FIRST, in a process of their own.

One line a mutant before it starts and one when it is through, so that a crash or a hang is known by its name.
"""

from __future__ import annotations

import faulthandler
import json
import sys

from generators.mutants import Mutant, mutants
from gongwen_lint.errors import READING, UnreadableFile
from gongwen_lint.kernel import examine
from gongwen_lint.readers import read_bytes
from gongwen_lint.renderers import formats, pieces, renderer
from gongwen_lint.report import Ended, Summary
from gongwen_lint.settings import Settings

HANG = 30
"""seconds after which a file counts as hung; a sample takes a thirtieth of a second"""
MEMORY = 3 << 30
"""bytes of address space; what goes beyond is a bomb that went off"""


def outcome(mutant: Mutant) -> str:
    """``report``, or the code of the error that names what is wrong with the file. Any other exception comes through."""
    data = mutant.make()
    try:
        document = read_bytes(data, mutant.file)
    except UnreadableFile as error:
        if error.code not in READING or mutant.file not in error.message:
            raise AssertionError(f"no proper error: {error.code} {error.message}") from error
        return error.code
    report = examine(document, Settings())
    for name in formats():
        for piece in pieces(renderer(name), [report.with_lines()], Ended(Summary().plus(report))):
            piece if isinstance(piece, bytes) else piece.encode("utf-8")
    return "report"


def main(first: int) -> None:
    """Runs the mutants and says what became of each; the first that ends in another exception ends the process."""
    faulthandler.enable()
    _limit_memory()
    for mutant in mutants()[first:]:
        print(json.dumps({"start": mutant.name}), flush=True)
        faulthandler.dump_traceback_later(HANG, exit=True)
        print(json.dumps({"outcome": outcome(mutant)}), flush=True)
    faulthandler.cancel_dump_traceback_later()


def _limit_memory() -> None:
    """Linux can bound it; elsewhere the files are still read."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(int(sys.argv[1]))
