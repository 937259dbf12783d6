"""Printed lines of 100 pages: those of the .pdf reader against pdfplumber's, and the time both take.

    python benchmarks/pdf_lines.py [FILE.pdf] [--pages 100] [--rounds 3]

The pages of the file (a sample where none is named) are repeated to as many. Nothing is written. Exit status 1 where the
reader's lines take more than 0.15 of pdfplumber's time.
"""

from __future__ import annotations

import argparse
import io
import logging
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

MOST = 0.15
SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "03-印发通知-办法.pdf"

Lines = list[list[str]]
"""lines by page"""


def repeated(file: Path, pages: int) -> bytes:
    """The pages of a file over and over, as one file."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as source, pypdfium2.PdfDocument.new() as target:
        while len(target) < pages:
            target.import_pages(source, list(range(min(len(source), pages - len(target)))))
        out = io.BytesIO()
        target.save(out)
    return out.getvalue()


def ours(data: bytes) -> Lines:
    """What the reader finds, before it mends what extraction broke."""
    from gongwen_lint.readers.limits import Limits
    from gongwen_lint.readers.pdf import read_pages

    return [[row.text for row in page.rows] for page in read_pages(data, "100.pdf", Limits())]


def whole(data: bytes) -> Lines:
    """The whole way to the document: furniture, tables, columns and paragraphs as well."""
    from gongwen_lint.readers.pdf import read_pdf

    return [[line.text for line in read_pdf(data, "100.pdf").lines]]


def plumbed(data: bytes) -> Lines:
    """What pdfplumber prints."""
    import pdfplumber

    lines: Lines = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            lines.append(page.extract_text().split("\n") if page.chars else [])
            page.close()
    return lines


def timed(function: Callable[[bytes], Lines], data: bytes, rounds: int) -> tuple[Lines, float]:
    """What a function gives, and the least processor time that it took, in seconds."""
    found, times = function(data), []  # once for the imports
    for _ in range(rounds):
        start = time.process_time()
        found = function(data)
        times.append(time.process_time() - start)
    return found, min(times)


def equal(one: Lines, other: Lines, key: Callable[[str], str]) -> int:
    """How many lines stand on the same page in both."""
    pairs = zip(one, other, strict=True)
    return sum((Counter(map(key, here)) & Counter(map(key, there))).total() for here, there in pairs)


def main() -> int:
    """Compare, time and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    data = repeated(options.file, options.pages)
    lines, seconds = timed(ours, data, options.rounds)
    _, all_seconds = timed(whole, data, options.rounds)
    wanted, their_seconds = timed(plumbed, data, 1)
    count = sum(map(len, wanted))
    same, alike = equal(lines, wanted, str), equal(lines, wanted, lambda line: "".join(line.split()))
    print(f"{len(wanted)} 页，pdfplumber {count} 行：相同 {same} 行，不计空格相同 {alike} 行")
    for name, taken in (("pdfplumber", their_seconds), ("逐行", seconds), ("全部", all_seconds)):
        print(f"{name:<12}{taken / len(wanted) * 1000:7.2f} 毫秒/页{taken / their_seconds:8.3f}")
    return int(seconds > MOST * their_seconds)


if __name__ == "__main__":
    raise SystemExit(main())
