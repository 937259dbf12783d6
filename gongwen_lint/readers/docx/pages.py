"""Pages: where they begin, by the breaks the author set and the marks Word left when it last laid the document out."""

from __future__ import annotations

from gongwen_lint.readers.docx.names import whole
from gongwen_lint.readers.docx.package import Package

_TOLERANCE = 0.02
"""share of its characters by which a text may differ from the count saved with the page count"""


class PageCounter:
    """Counts pages through a story."""

    def __init__(self) -> None:
        self.page = 1
        self.fresh = False
        """a page began, and nothing that is seen was put on it yet"""
        self._bare = True
        self._forced_here = False

    def wrote(self, *, seen: bool) -> None:
        """A line was put on the page; ``seen`` where there is anything to see in it."""
        self._bare = False
        if seen:
            self.fresh = self._forced_here = False

    def rendered(self) -> None:
        """Word ended a page here; after a break of the author it marks the same page once more."""
        if not self._forced_here:
            self._turn(forced=False)
        self._forced_here = False

    def break_here(self) -> None:
        """The author ended the page here."""
        self._turn(forced=True)

    def break_before(self) -> None:
        """The next paragraph is to begin a page; it does so already where nothing is on the page yet."""
        if not self._bare:
            self._turn(forced=True)

    def section(self, begins: str) -> None:
        """A section begins as its w:type says."""
        if begins in ("continuous", "nextColumn"):
            return
        self._turn(forced=True)
        if begins in ("oddPage", "evenPage") and self.page % 2 != (begins == "oddPage"):
            self.page += 1

    def rewind(self, page: int) -> None:
        """Go back to ``page``: the cells of a row run side by side, each over the same pages."""
        self.page = page

    def _turn(self, *, forced: bool) -> None:
        self.page += 1
        self.fresh = self._bare = True
        self._forced_here = forced


def counted_pages(package: Package, part: str | None, characters: int) -> int | None:
    """The page count saved in the document's properties, where it was saved for this text; ``characters`` without blanks.

    Writers that do not lay out pages leave the properties of their template, and WPS those of an earlier state. So the
    count is believed only where the count of characters saved beside it is that of the text.
    """
    root = package.root(part) if part else None
    if root is None:
        return None
    saved = {child.tag.rpartition("}")[2]: whole((child.text or "").strip()) for child in root}
    pages, claimed = saved.get("Pages"), saved.get("Characters")
    if not pages or not claimed or pages < 0 or abs(claimed - characters) > characters * _TOLERANCE:
        return None
    return pages
