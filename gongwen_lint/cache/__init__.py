"""Reports kept from one run to the next, in a folder that the user names; only who holds a document can read its report.

A report quotes its document, so an entry is sealed with keys that are made from the document's own bytes: neither its name nor
its contents tell anything to who has only the folder. docs/cache.md says what is still to be seen.
"""

from __future__ import annotations

from os.path import abspath, basename
from typing import TYPE_CHECKING

from gongwen_lint.cache import folder as place
from gongwen_lint.cache.folder import check_folder
from gongwen_lint.cache.run import COMPARED, fingerprint
from gongwen_lint.cache.sealing import Keys, keys, seal, unseal

if TYPE_CHECKING:
    from gongwen_lint.report import DocumentReport

__all__ = ("Cache", "check_folder", "fingerprint", "own")

_BLOCK = 4096
"""bytes that entries are filled up to, which disks do anyhow: the size tells nearly nothing of the number of findings"""


def own(ignore: tuple[str, ...], lines: bool) -> bytes:
    """What else a document has of its own: the rules that its path is spared, and whether its lines are in the report."""
    return repr((sorted(ignore), lines)).encode()


class Cache:
    """The reports in one folder of runs of one ``fingerprint``. Small and without open files: it goes to other processes.

    ``data`` are the bytes of a document, ``path`` is what its report is called (``-`` where it has no name), ``extra`` what else
    its report depends on (``own``).
    """

    def __init__(self, folder: str, fingerprint: bytes) -> None:
        self.folder = abspath(folder)
        self.fingerprint = fingerprint

    def get(self, data: bytes, path: str, extra: bytes = b"") -> DocumentReport | None:
        """The report on these bytes under the name ``path``; None where there is none that is whole."""
        made = self._keys(data, path, extra)
        sealed = place.load(self.folder, made.name)
        packed = None if sealed is None else unseal(made, sealed)
        if packed is None:
            return None
        from gongwen_lint.cache.codec import restored

        return restored(packed, path)

    def put(self, data: bytes, report: DocumentReport, extra: bytes = b"") -> None:
        """Keep a report, which cannot be done where the disk is full; one of a file that was not read is never kept.

        Nor is one that an installed LibreOffice had a part in: another one may read the file otherwise.
        """
        if report.error is not None or _converted(data, report.path):
            return
        from gongwen_lint.cache.codec import packed

        made, text = self._keys(data, report.path, extra), packed(report)
        place.store(self.folder, made.name, seal(made, text + bytes(-(len(text) + 32) % _BLOCK)))

    def sweep(self) -> None:
        """Remove what no run has used for a month; at most once a day there is something to do."""
        place.sweep(self.folder)

    def _keys(self, data: bytes, path: str, extra: bytes) -> Keys:
        called = "" if path == "-" else path
        # a draft is not compared with itself, which is told by its place
        where = abspath(called) if self.fingerprint.startswith(COMPARED) else basename(called)
        return keys(self.fingerprint, where.encode("utf-8", "surrogatepass"), extra, data)


def _converted(data: bytes, path: str) -> bool:
    from gongwen_lint.readers.sniff import sniff

    return sniff(data, path).reader not in ("docx", "pdf", "text")
