"""``python -m generators.run_mutants PLAN FIRST LAST``: reads, examines and annotates files of a plan, in their own process.

One line a file before it starts and one when it is through, so that a crash or a hang is known by its name.
"""

from __future__ import annotations

import faulthandler
import json
import random
import sys
import time

from revisions import settle

from generators.fuzz import fuzz
from generators.hostile import masses, traps
from generators.mutants import Mutant, mutants, samples
from generators.sentinel import forget_peak, limit_memory, memory, peak, watch
from gongwen_lint.annotate import FORMS, Manner, annotate
from gongwen_lint.annotate.docx.archive import Part, repacked
from gongwen_lint.annotate.docx.comments import written
from gongwen_lint.document import Edit, Place, Span
from gongwen_lint.errors import READING, UnreadableFile
from gongwen_lint.kernel import examine
from gongwen_lint.readers import office, read_bytes
from gongwen_lint.readers.docx.package import Package
from gongwen_lint.readers.limits import Limits
from gongwen_lint.renderers import formats, pieces, renderer
from gongwen_lint.report import DocumentReport, Ended, Finding, Summary
from gongwen_lint.settings import Settings

HANG = 300
"""seconds by the clock after which a file counts as hung, many times what it may take of the processor"""
_RENDERED = [name for name in formats() if name != "xlsx"]
"""the workbook is made with a file of its own, which is watched for"""
_NO_COPY = ("annotation-forbidden", "annotation-failed", "annotation-unsupported")
"""why a file that can be read has none"""
_STREWN = 40
"""findings put all over a file"""
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
    _annotated(data, report, Manner())
    _annotated(data, _strewn(report), Manner(form=FORMS[-1]))
    return "report"


def _strewn(report: DocumentReport) -> DocumentReport:
    """The report with findings all over the text, each with an edit: those of a mutant itself are few."""
    assert report.document
    text = report.document.text
    draw = random.Random(len(text))
    found = []
    for at in range(0, len(text), len(text) // _STREWN + 1):
        span = Span(at, min(len(text), at + draw.choice((0, 1, 9, 90))))
        edit = Edit(Span(at, min(len(text), at + draw.choice((0, 1, 3)))), draw.choice(("", "改")))
        found.append(Finding("D007", "长句", "info", "说", span, 1, 1, 1, 1, Place(), None, "", None, None, (), edits=(edit,)))
    return report._replace(findings=tuple(found))


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
        gone = error.code == "empty" and manner.form != FORMS[0]  # of a few words all may have been deleted
        if not gone and error.code != "too-large":  # what was just below a bound may be above it with its notes
            raise AssertionError(f"the copy cannot be read: {error.code} {error.message}") from error
        return
    if manner.form == FORMS[0] and again != report.document:
        raise AssertionError("the copy does not read like the file")
    if again.format != "docx" or copy.data == data:
        return
    if read_bytes(_rejected(copy.data, report.path, manner.author.name), report.path) != report.document:
        raise AssertionError("with its changes rejected the copy does not read like the file")


def _rejected(copy: bytes, path: str, by: str) -> bytes:
    """A copy with its changes rejected, whatever else of the package is broken."""
    package = Package(copy, path, Limits())
    main = package.main()
    root = package.parse_whole(package.source(main) or b"", main)
    settle(root, accept=False, by=by)
    return repacked(copy, package, [Part(main, written(root))])


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
