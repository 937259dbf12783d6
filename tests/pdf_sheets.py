"""A writer of small PDF files for the tests: text at places, rules, turned pages; no font inside, so nothing but what is put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class Sheet:
    """One page; x from the left and y (of the baseline) from the top, in points. Characters are as wide as their size, those
    below U+0080 half as wide."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    unit: int = 1
    """72ths of an inch that a point of the page takes"""
    crop: tuple[float, float, float, float] | None = None
    notes: list[str] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 16, *, colour: str = "0 0 0", mode: int = 0,
             turn: tuple[float, float, float, float] = (1, 0, 0, 1), font: str = "F1") -> Sheet:
        """``text`` with its first character's origin at (x, y)."""
        matrix = " ".join(f"{value:.4f}" for value in (*turn, x, self.height - y))
        self.operations.append(
            f"BT {colour} rg {mode} Tr /{font} {size} Tf {matrix} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
        )
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> Sheet:
        """A line from one point to the other."""
        self.operations.append(f"{width} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float, paint: str = "S") -> Sheet:
        """A rectangle."""
        self.operations.append(f"0.5 w {x0} {self.height - bottom} {x1 - x0} {bottom - top} re {paint}")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A grey picture."""
        self.operations.insert(
            0, f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xcc EI Q"
        )
        return self


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/DW 1000 /W [ 1 95 500 ] /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 6 "
    "/FontBBox [ -25 -254 1000 880 ] /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 880 /StemV 93 >> >> ] >>"
)


def make_pdf(
    *sheets: Sheet, trailer: str = "", extra: tuple[str, ...] = (), seal: Callable[[int, bytes], bytes] = lambda _, data: data,
) -> bytes:
    """The file of these pages; ``extra`` are further objects, numbered on from 5 + 2 for each page. ``seal`` encrypts the
    content of the object with a number."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [ {kids} ] /Count {len(sheets)} >>",
        FONT.format(name="STSong-Light"),
        FONT.format(name="STSong-Light,Bold"),
    ]
    for at, sheet in enumerate(sheets):
        crop = f"/CropBox [ {' '.join(map(str, sheet.crop))} ] " if sheet.crop else ""
        notes = f"/Annots [ {' '.join(sheet.notes)} ] " if sheet.notes else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {sheet.width} {sheet.height} ] {crop}{notes}/Rotate {sheet.rotate} "
            f"/UserUnit {sheet.unit} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * at} 0 R >>"
        )
        content = seal(6 + 2 * at, "\n".join(sheet.operations).encode("latin-1")).decode("latin-1")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects += extra
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def filled_form() -> bytes:
    """A page that says 姓名, and beside it a field of a form in which 张三 is filled in."""
    shown = "BT /F1 16 Tf 0 5 Td <" + "张三".encode("utf-16-be").hex() + "> Tj ET"
    look = (
        "<< /Type /XObject /Subtype /Form /BBox [ 0 0 200 40 ] /Resources << /Font << /F1 3 0 R >> >> "
        f"/Length {len(shown)} >>\nstream\n{shown}\nendstream"
    )
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [ 200 600 400 640 ] /AP << /N 7 0 R >> >>"
    return make_pdf(Sheet(notes=[field]).text(80, 100, "姓名"), extra=(look,))
