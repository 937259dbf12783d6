"""Documents of the invented office in which the tests of empty sentences set what they are about."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gongwen_lint.analysis.context import Analysis
from gongwen_lint.document import Document
from gongwen_lint.emptiness.verdict import Verdict
from gongwen_lint.kernel import count
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

HEAD = "关于做好登记工作的通知\n各科室：\n"
TOLD = "登记员王某于3月5日前把120份登记表录入系统，逾期的由窗口负责人书面说明。"
FORMULA = "各科室要高度重视，充分认识做好登记工作的重要意义，切实加强组织领导，形成工作合力，确保各项任务落到实处、取得实效。"
PASSED_ON = "各科室要深入学习贯彻党的二十大精神和全省登记工作会议精神，认真落实省委、省政府决策部署和市委、市政府工作要求。"
VAGUE = "不断完善登记工作机制，加大改革创新力度，大力提升服务水平，推动登记工作再上新台阶。"
SAID, EMPTY = 0.4, 0.5
"""the chances from which S002 and S003, and S005, report"""

CASES = Path(__file__).parent / "emptiness_cases.tsv"


class Case(NamedTuple):
    """A sentence of the table and the label it was given by reading."""

    label: str
    heading: str | None
    sentence: str


def cases() -> list[Case]:
    """The table, without its comments and its header."""
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [Case(label, None if heading == "-" else heading, sentence) for label, heading, sentence in rows[1:]]


def analysed(text: str) -> Analysis:
    """What is known of a text."""
    return understood(read_plain(text.encode(), "例.txt"))


def understood(document: Document) -> Analysis:
    """What is known of a document."""
    outline = analyse(document)
    return Analysis(document, outline, count(document, outline), Settings())


def around(sentence: str, heading: str | None = None) -> str:
    """A small document in which the sentence stands between measures, under its heading where it has one."""
    if heading is None:
        return f"{HEAD}{TOLD}\n{sentence}\n{TOLD}\n"
    return f"{HEAD}一、登记时限\n{TOLD}\n二、{heading}\n{sentence}\n三、归档\n{TOLD}\n"


def judged(sentence: str, heading: str | None = None) -> list[Verdict]:
    """The verdicts on what stands in the sentence's place; none where the program sees no sentence there."""
    text = around(sentence, heading)
    found = analysed(text)
    begin = text.index(sentence)
    return [
        verdict for prose, _, _, verdict in found.judged
        if begin <= prose.sentence.span.start < begin + len(sentence)
    ]


def says_nothing(verdicts: list[Verdict]) -> bool:
    """Whether any of it would be reported as formulas or as passed on."""
    return any(verdict.said >= SAID for verdict in verdicts)


def is_empty(verdicts: list[Verdict]) -> bool:
    """Whether any of it would be reported at all."""
    return says_nothing(verdicts) or any(verdict.empty >= EMPTY for verdict in verdicts)
