"""The document that the other scripts here measure with: made-up text of the length asked for, with headings and boilerplate."""

from __future__ import annotations

from itertools import count, cycle
from pathlib import Path

_MEASURES = (
    "县登记局于{month}月{day}日前开放窗口{number}个，每个窗口配备登记员2名，每日受理不少于{number}件，当日录入系统，次日归档。",
    "各乡镇要高度重视登记工作，切实加强组织领导，明确责任分工，形成工作合力，确保各项任务落到实处。",
    "申请人提交身份证明和房屋权属材料的，登记员在{number}个工作日内办结；材料不全的，一次告知需要补齐的材料和期限。",
    "县财政局按每件{number}元安排登记经费，从年初预算中列支，{month}月底前拨付到位；结余资金按照国家有关规定处理。",
    "通过增设自助终端、延长服务时间、上门登记等办法，方便老年人、残疾人办事，不断提高服务水平，增强群众满意度。",
    "登记局每季度抽查档案{number}份，发现漏登、错登的，由经办人当日更正，并在登记簿上注明更正的原因和时间。",
)


def text(characters: int) -> list[str]:
    """Paragraphs of about that many characters together: title, addressee, headings and measures."""
    paragraphs = ["青溪县人民政府关于规范房屋登记工作的通知", "各乡镇人民政府，县政府各部门："]
    paragraphs.append("为规范房屋登记，方便群众办事，根据《不动产登记暂行条例》，结合我县实际，现将有关事项通知如下：")
    size, numbers, measures = sum(map(len, paragraphs)), count(1), cycle(_MEASURES)
    while size < characters:
        number = next(numbers)
        sentences = (next(measures).format(month=number % 12 + 1, day=number % 28 + 1, number=number % 50 + 3) for _ in range(3))
        paragraphs.append(f"{number}.规范第{number}类登记。" + "".join(sentences))
        size += len(paragraphs[-1])
    return [*paragraphs, "青溪县人民政府", "2025年3月5日"]


def write_docx(path: Path, characters: int) -> Path:
    """A Word document of about that many characters."""
    from docx import Document

    document = Document()
    for paragraph in text(characters):
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path
