"""A .pdf reads alike on every machine, whatever fonts are on it."""

from __future__ import annotations

import subprocess
import sys
from functools import reduce
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.readers.pdf import read_pdf
from gongwen_lint.readers.pdf.stand_in import stand_in

TITLE = "关于切实做好防汛工作的通知"
PAGE = make_pdf(reduce(lambda sheet, at: sheet.text(80 + 16 * at, 100, TITLE[at]), range(len(TITLE)), Sheet()))
"""each character set by itself, as many programs do, in a font that the file names and does not hold"""

WITHOUT_FONTS = """
import ctypes, sys
import pypdfium2_raw as pdfium
none = (ctypes.POINTER(ctypes.c_char) * 1)()
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=none))
from gongwen_lint.readers import read
sys.stdout.buffer.write(repr(read(sys.argv[1]).lines).encode())
"""

GROWTH = """
import re, sys
from pathlib import Path
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers import read

def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

try:
    read(sys.argv[1])
except UnreadableFile:  # it has no text, but now everything is loaded
    before = peak()
read(sys.argv[2])
print(peak() - before)
"""
MOST = 5
"""MiB more that a process may take for a page of text; a Chinese font has ten to thirty, and is held twice"""


def test_text_in_a_font_that_neither_the_file_nor_the_machine_has_is_read(tmp_path: Path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(PAGE)
    done = subprocess.run([sys.executable, "-c", WITHOUT_FONTS, str(file)], capture_output=True, check=True)
    document = read_pdf(PAGE, str(file))
    assert [line.text for line in document.lines] == [TITLE]
    assert done.stdout.decode() == repr(document.lines)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak of the process that starts it counts too")
def test_a_chinese_font_of_the_machine_is_not_loaded(tmp_path: Path):
    empty, file = tmp_path / "空.pdf", tmp_path / "通知.pdf"
    empty.write_bytes(make_pdf(Sheet()))
    file.write_bytes(PAGE)
    done = subprocess.run([sys.executable, "-c", GROWTH, str(empty), str(file)], capture_output=True, check=True)
    assert int(done.stdout) <= MOST


def test_a_program_that_draws_pages_has_its_fonts_back():
    def drawn() -> np.ndarray:
        with pypdfium2.PdfDocument(PAGE) as document:
            return document[0].render(scale=1).to_numpy().copy()

    before = drawn()
    read_pdf(PAGE, "通知.pdf")
    assert (drawn() == before).all()


def test_the_font_that_stands_in_is_small():
    assert len(stand_in()) < 1_000
