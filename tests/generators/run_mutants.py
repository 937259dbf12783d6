"""``python -m generators.run_mutants PLAN FIRST LAST``: reads, examines and annotates files of a plan, in their own process.

One line a file before it starts and one when it is through, so that a crash or a hang is known by its name.
"""

from __future__ import annotations

import faulthandler
import json
import sys
import time

from generators.fuzz import fuzz
from generators.hostile import masses, traps
from generators.mutants import Mutant, mutants, samples
from generators.sentinel import forget_peak, limit_memory, memory, peak, watch
from gongwen_lint.annotate import FORMS, Manner, annotate
from gongwen_lint.errors import READING, UnreadableFile
from gongwen_lint.kernel import examine
from gongwen_lint.readers import office, read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.renderers import formats, pieces, renderer
from gongwen_lint.report import DocumentReport, Ended, Summary
from gongwen_lint.settings import Settings

HANG = 300
"""seconds by the clock after which a file counts as hung, many times what it may take of the processor"""
_RENDERED = [name for name in formats() if name != "xlsx"]
"""the workbook is made with a file of its own, which is watched for"""
_NO_COPY = ("annotation-forbidden", "annotation-failed", "annotation-unsupported")
"""why a file that can be read has none"""
MEMORY = 1 << 30
"""bytes of address space; what goes beyond is a bomb that went off"""


def plan(name: str) -> list[Mutant]:
    """The files of a plan: ``mutants``, ``traps``, ``masses``, or ``fuzz-SEED-COUNT``."""
    if name.startswith("fuzz-"):
        _, seed, count = name.split("-")
        return fuzz(int(seed), int(count))
    return {"mutants": mutants, "traps": traps, "masses": masses}[name]()


def outcome(data: bytes, file: str) -> str:
    """``report``, or the code of the error that names what is wrong with the file. Any other exception comes through."""
    try:
        document = read_bytes(data, file)
    except UnreadableFile as error:
        if error.code not in READING or file not in error.message:
            raise AssertionError(f"no proper error: {error.code} {error.message}") from error
        return error.code
    report = examine(document, Settings())
    for name in _RENDERED:
        for piece in pieces(renderer(name), [report.with_lines()], Ended(Summary().plus(report))):
            piece if isinstance(piece, bytes) else piece.encode("utf-8")
    for form in FORMS:
        _annotated(data, report, Manner(form=form))
    return "report"


def _annotated(data: bytes, report: DocumentReport, manner: Manner) -> None:
    """Makes the copy of a file, which reads like it, or finds out why there is none."""
    try:
        copy = annotate(data, report, manner, Limits())
    except UnreadableFile as error:
        if error.code not in (*READING, *_NO_COPY) or report.path not in error.message:
            raise AssertionError(f"no proper error: {error.code} {error.message}") from error
        return
    try:
        again = read_bytes(copy.data, report.path)
    except UnreadableFile as error:
        if error.code != "too-large":  # what was just below a bound may be above it with its notes
            raise AssertionError(f"the copy cannot be read: {error.code} {error.message}") from error
        return
    if manner.form == FORMS[0] and again != report.document:
        raise AssertionError("the copy does not read like the file")


def main(name: str, first: int, last: int) -> None:
    """Runs the files and says what became of each; the first that ends in another exception ends the process."""
    faulthandler.enable()
    office.find_libreoffice = _no_libreoffice  # which starts a program of its own, as it should
    for kind in ("docx", "pdf", "txt", "md"):
        outcome(samples(kind)[0], f"热身.{kind}")  # what is loaded when first needed is loaded now
    files = plan(name)[first:last]
    watch()
    limit_memory(MEMORY)
    idle = memory()
    for file in files:
        print(json.dumps({"start": file.name}), flush=True)
        data = file.make()
        forget_peak()
        begin = time.process_time()
        faulthandler.dump_traceback_later(HANG, exit=True)
        became = outcome(data, file.file)
        spent = {"seconds": round(time.process_time() - begin, 2), "mebibytes": max(0, peak() - idle) >> 20}
        print(json.dumps({"outcome": became, **spent}), flush=True)
        faulthandler.cancel_dump_traceback_later()


def _no_libreoffice() -> None:
    return None


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
