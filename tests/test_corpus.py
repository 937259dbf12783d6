"""Real files, kept beside the checkout and not in it: each is read, or refused, as docs/corpus-outcomes.tsv says.

``python tests/test_corpus.py`` prints the table as the readers make it now.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongwen_lint.errors import READING, UnreadableFile
from gongwen_lint.readers import read
from gongwen_lint.readers.office import find_libreoffice

HERE = Path(__file__).resolve().parent.parent
TABLE = HERE / "docs" / "corpus-outcomes.tsv"
CORPUS = Path(os.environ.get("GONGWEN_CORPUS") or HERE.parent / "shared" / "corpus")
THROUGH_OFFICE = "docx（LibreOffice）"
ALIKE = ("pairs/*/*.txt", "texts/*.txt", "forwarding/*.txt")
"""folders of which every file has the same outcome"""

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"the real files are not at {CORPUS}; GONGWEN_CORPUS names another place",
)


def rows() -> list[tuple[str, str, str, str]]:
    """File or pattern, outcome (format or error code), lines with text, pages; + is one or more, - is none told."""
    _, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]  # type: ignore[misc]


def outcome(path: Path) -> tuple[str, str, str]:
    """What reading a file gives now, as the table writes it; LibreOffice's own version is not ours to pin down."""
    try:
        document = read(path)
    except UnreadableFile as error:
        return error.code, "-", "-"
    lines = sum(bool(line.text.strip()) for line in document.lines)
    pages = str(document.pages or "-")
    return (THROUGH_OFFICE, "+", pages) if path.parent.name == "doc" else (document.format, str(lines), pages)


def files() -> Iterator[Path]:
    """The documents of the corpus; labels and lists are not documents."""
    for path in sorted(CORPUS.rglob("*")):
        if path.is_file() and path.parent.name != "gold" and path.suffix not in (".jsonl", ".tsv"):
            yield path.relative_to(CORPUS)


def table() -> Iterator[str]:
    """The lines of the table."""
    yield "file\toutcome\tlines\tpages"
    for pattern in ALIKE:
        kinds = {outcome(path)[0] for path in sorted(CORPUS.glob(pattern))}
        yield f"{pattern}\t{'|'.join(sorted(kinds))}\t+\t-"
    for path in files():
        if not any(path.match(pattern) for pattern in ALIKE):
            yield "\t".join((path.as_posix(), *outcome(CORPUS / path)))


def test_outcomes_are_formats_or_codes() -> None:
    assert {row[1] for row in rows()} <= {"docx", "pdf", "txt", "md", THROUGH_OFFICE, *READING}


@needs_corpus
def test_every_file_has_one_row() -> None:
    named = [row[0] for row in rows()]
    for path in files():
        assert sum(path.match(name) if "*" in name else path.as_posix() == name for name in named) == 1, path
    assert all("*" in name or (CORPUS / name).is_file() for name in named)


@needs_corpus
@pytest.mark.parametrize(("name", "expected", "lines", "pages"), rows(), ids=[row[0] for row in rows()])
def test_outcome(name: str, expected: str, lines: str, pages: str) -> None:
    if expected == THROUGH_OFFICE and find_libreoffice() is None:
        pytest.skip("LibreOffice is not installed on this machine")
    if "*" not in name:
        assert outcome(CORPUS / name) == (expected, lines, pages)
        return
    found = [outcome(path) for path in sorted(CORPUS.glob(name))]
    assert found
    assert {(kind, int(count) > 0, told) for kind, count, told in found} == {(expected, True, pages)}


if __name__ == "__main__":
    print("\n".join(table()))
