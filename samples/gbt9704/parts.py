"""The parts of a document around its text, each where GB/T 9704-2012 places it."""

from __future__ import annotations

from math import ceil

from docx.text.paragraph import Paragraph

from gbt9704.sheet import (
    BODY,
    CORE,
    EM,
    FINE,
    HEI,
    KAI,
    LEFT,
    MM,
    PAGE,
    PITCH,
    TITLE,
    TOP,
    WIDTH,
    Look,
    Sheet,
    element,
    halves,
    mark,
)
from gbt9704.source import Source
from gbt9704.table import fill, ruled_table

RED_RULE = ("single", 1.5, 11)
"""7.2.7: 4 mm under the 发文字号, as wide as the 版心"""

_IMPRINT_PITCH = 25.0


def marks(sheet: Sheet, source: Source) -> None:
    """份号、密级和保密期限、紧急程度, one under the other at the upper left (7.2.1–7.2.3); always the room of three lines."""
    given = [text for text in (source.copies, source.secrecy, source.urgency) if text]
    for text in given:
        sheet.line(text, look=BODY if text == source.copies else HEI)
    sheet.blank(3 - len(given))


def masthead(sheet: Sheet, issuers: tuple[str, ...], word: str = "文件") -> None:
    """发文机关标志 in red (7.2.4); joint issuers stand one under the other on the left of 文件."""
    if len(issuers) == 1:
        name = issuers[0] + word
        sheet.line(name, align="center", look=_sign(len(name)), pitch=60, before=8)
        return
    size = min(34.0, WIDTH * 0.72 / max(map(len, issuers)))
    table = ruled_table(sheet, len(issuers), (WIDTH * 0.76, WIDTH * 0.24))
    table.style = None
    for row, name in enumerate(issuers):
        fill(sheet, table.cell(row, 0), name, align="distribute", look=Look("title", size, red=True), pitch=size * 1.5)
    side = table.cell(0, 1).merge(table.cell(len(issuers) - 1, 1))
    fill(sheet, side, word, align="center", look=Look("title", 44, red=True), pitch=60)


def number(sheet: Sheet, source: Source) -> None:
    """发文字号 and, going up, 签发人 on the same line (7.2.5, 7.2.6), with the red rule beneath (7.2.7)."""
    if source.joint:
        sheet.blank()
    else:
        sheet.blank(2)
    if source.signer:
        made = sheet.line(f"{source.number}\t签发人：", ("　".join(source.signer), KAI), indent=1)
        sheet.tab_right(made, WIDTH - EM)
    else:
        made = sheet.line(source.number or "", align="center")
    sheet.rule(made, bottom=RED_RULE)


def title(sheet: Sheet, lines: tuple[str, ...], *, before: int = 2) -> None:
    """标题, 2号小标宋, centred, ``before`` empty lines above it (7.3.1)."""
    sheet.blank(before)
    sheet.line("\n".join(lines), align="center", look=TITLE, pitch=34)


def addressee(sheet: Sheet, text: str | None) -> None:
    """主送机关, flush left, an empty line under the title (7.3.2)."""
    sheet.blank()
    if text:
        sheet.line(text, align="both")


def attachment_note(sheet: Sheet, names: tuple[str, ...]) -> None:
    """附件说明, an empty line under the text, names aligned under each other (7.3.4)."""
    if not names:
        return
    sheet.blank()
    if len(names) == 1:
        sheet.line(f"附件：{names[0]}", left=5, indent=-3, align="both")
        return
    for place, name in enumerate(names, 1):
        sheet.line(f"附件：{place}．{name}" if place == 1 else f"{place}．{name}", left=6.5, indent=-4.5 if place == 1 else -1.5)


def signature(sheet: Sheet, names: tuple[str, ...], date: str | None, *, before: int = 2) -> None:
    """署名和成文日期 under a seal (7.3.5): the date four characters from the right, the name centred over it."""
    if not names:
        return
    text = "　".join(names)
    day = halves(date or "")
    name_right = 4 + (day - halves(text)) / 2
    shift = max(0.0, 1 - name_right)
    sheet.blank(before)
    made = sheet.line(text, align="right", right=name_right + shift)
    if date:
        mark(made, element("keepNext"))
        sheet.line(date, align="right", right=4 + (shift if len(names) == 1 else 0))


def note(sheet: Sheet, text: str | None) -> None:
    """附注, two characters in, in brackets, under the date (7.3.6)."""
    if text:
        sheet.line(text, indent=2)


def imprint(sheet: Sheet, source: Source) -> None:
    """版记 at the foot of the last page (7.4): thick rules above and below, thin ones between, 4号."""
    rows = list(source.sent_to)
    if source.copied_to:
        rows.append(f"抄送：{source.copied_to}")
    if source.printed_by:
        rows.append(f"{source.printed_by}\t{source.printed_on}")
    if source.printed_copies:
        rows.append(f"\t{source.printed_copies}")
    # Each row is a frame of its own: LibreOffice does not frame paragraphs together whose rules differ.
    heights = [_IMPRINT_PITCH * _imprint_lines(row) for row in rows]
    top = (TOP + CORE[1]) * MM - sum(heights)
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        hanging, unit = _hanging(row), FINE.size / EM
        made = sheet.line(
            row, look=FINE, left=unit * (1 + hanging), right=unit, indent=-unit * hanging, pitch=_IMPRINT_PITCH,
            align="left" if "\t" in row else "both",
        )
        if "\t" in row:
            sheet.tab_right(made, WIDTH - FINE.size)
        thick, thin = ("single-black", 1.0, 0), ("single-black", 0.75, 0)
        sheet.rule(made, top=thin if place else thick, **({"bottom": thick} if place == len(rows) - 1 else {}))
        mark(made, element(
            "framePr", w=round(WIDTH * 20), h=round(height * 20), hRule="exact", wrap="around", hAnchor="page", vAnchor="page",
            x=round(LEFT * MM * 20), y=round((top + sum(heights[:place])) * 20),
        ))
    if rows:
        sheet.line(pitch=1)


def _hanging(row: str) -> int:
    """Characters by which the further lines of an imprint row stand in: as wide as its 抄送： or 送：."""
    return row.find("：") + 1 if row.find("：") in (1, 2) else 0


def _imprint_lines(row: str) -> int:
    """Printed lines of an imprint row; those of 4号 hold 29 characters, one left free on either side."""
    hanging = _hanging(row)
    return max(1, ceil((halves(row) - hanging) / (int(WIDTH / FINE.size) - 2 - hanging)))


def page_numbers(sheet: Sheet, *, first: bool = True) -> None:
    """— 1 — in 4号 宋体, odd pages on the right, even on the left, one character in (7.5); none on page one of a letter."""
    section = sheet.docx.sections[0]
    sheet.docx.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = not first
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _page_number(sheet, footer, align)


def letter_foot(sheet: Sheet) -> None:
    """The double rule 20 mm above the lower edge of a letter's first page (10.1)."""
    footer = sheet.docx.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    made = _wide(sheet, container=footer)
    footer._element.remove(footer.paragraphs[0]._p)
    sheet.rule(made, bottom=("thinThickSmallGap", 3, 1))


def letter_head(sheet: Sheet, source: Source) -> None:
    """信函: the issuer in red, a double rule of 170 mm, the number flush right beneath it (10.1)."""
    name = source.masthead[0]
    sheet.line(name, align="center", look=_sign(len(name)), pitch=60)
    sheet.rule(_wide(sheet, pitch=12), bottom=("thickThinSmallGap", 3, 1))
    sheet.line(source.number or "", align="right", before=6)


def periodical_head(sheet: Sheet, source: Source) -> None:
    """简报和纪要: the name in red, the number of the issue, who made it and when, a red rule (10.3 for 纪要)."""
    name = source.masthead[0]
    sheet.line(name, align="center", look=_sign(len(name)), pitch=60, before=24)
    sheet.line(source.issue or "", align="center", before=10)
    made = sheet.line(f"{source.compiled_by}\t{source.compiled_on}", indent=1, before=10)
    sheet.tab_right(made, WIDTH - EM)
    sheet.rule(made, bottom=RED_RULE)


def attendance(sheet: Sheet, rows: tuple[str, ...]) -> None:
    """出席、请假、列席 of 纪要 (10.3): 黑体 and the names, aligned under each other."""
    sheet.blank()
    for row in rows:
        word, _, names = row.partition("：")
        sheet.line((f"{word}：", HEI), names, left=5, indent=-3, align="both")


def _wide(sheet: Sheet, *, container: object = None, pitch: float = PITCH) -> Paragraph:
    """An empty paragraph 170 mm wide: 7 mm over the text on both sides."""
    over = (170 - CORE[0]) / 2
    left_more = LEFT - (PAGE[0] - 170) / 2 - over
    unit = 72 / 25.4 / EM
    return sheet.line(container=container, pitch=pitch, left=-(over + left_more) * unit, right=-(over - left_more) * unit)


def _page_number(sheet: Sheet, footer: object, align: str) -> None:
    look = Look("song", 14)
    made = sheet.line(("— ", look), container=footer, align=align, pitch=20, **{align: 14 / EM})
    for kind in ("begin", None, "end"):
        run = made.add_run()
        properties = run._r.get_or_add_rPr()
        properties.append(element("rFonts", ascii=sheet.fonts["song"][0], hAnsi=sheet.fonts["song"][0]))
        properties.append(element("sz", val=28))
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            text = element("instrText")
            text.text = " PAGE "
            run._r.append(text)
    sheet.run(made, " —", look)
    footer._element.remove(footer.paragraphs[0]._p)


def _sign(characters: int) -> Look:
    """The masthead's letters: as large as one line holds, at most 62 points (22 mm)."""
    return Look("title", min(56.0, round(WIDTH * 0.97 / characters)), red=True)

