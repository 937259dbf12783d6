"""What every document may share with another: quotations, titles, the legal basis, definitions, protected formulations."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gongwen_lint.analysis.shields import TITLE, shields
from gongwen_lint.analysis.terms import terms
from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.stream import Stream
from gongwen_lint.expressions import Expression
from gongwen_lint.tables import column

_QUOTED = Expression(r"“[^”]{1,3000}”|「[^」]{1,3000}」|\"[^\"\n]{1,600}\"", needs=("”", "」", '"'))
_BASIS = Expression(
    r"(?:(?<=[。！？；\n])|^)[\s\u3000]*(?:为|根据|依据|依照|按照|遵照|经)[^。！？\n]{0,520}?"
    r"(?:制定本|制订本|结合|现[就将]|提出(?:如下|以下)|通知如下|意见如下)[^。！？\n]{0,80}[。：:\n]",
    needs=("制定本", "制订本", "结合", "现就", "现将", "提出如下", "提出以下", "通知如下", "意见如下"),
)
"""the sentence that tells on what ground a document is made"""
_CITES = Expression(
    r"(?:根据|依据|依照|按照|遵照|违反|适用|执行)《[^。；，\n]{2,120}》[^，。；\n]{0,40}"
    r"|《[^》\n]{2,120}》第[^，。\n]{1,12}条[^。\n]{0,300}",
    needs=("》",),
)
"""the clause that cites an act, with the article and what it says there"""
_DEFINES = Expression(
    r"(?:本[\u4e00-\u9fff]{1,6}(?:所称|所指)|(?:^|(?<=[。；\n]))[\s\u3000]*所称|上述所称)[^。\n]{1,60}?[，,]?"
    r"(?:是指|系指|指的是|包括)[^。\n]{0,300}|(?:^|(?<=[。；\n]))[\s\u3000]*[^，。；\n]{2,24}，是指[^。\n]{0,300}"
    r"|所称[^，。\n]{2,24}是指[^。\n]{0,300}",
    needs=("所称", "所指", "是指"),
)
"""what a word means in this document"""
_GUIDED = Expression(r"以[^。\n]{2,60}为指导[^。\n]{0,200}精神", needs=("为指导",))
"""by whose thought and in the spirit of which congress: it stands at the head of every plan"""
_CONTACT = Expression(
    r"(?:联\s?系|咨询|监督)(?:人|电话|方式|地址)[^。；\n]{0,120}|(?:电子)?(?:邮箱|邮件)[^。；\n]{0,60}|[\w.]{2,40}@[\w.]{4,40}",
    needs=("联", "咨询", "监督", "邮", "@"),
)
"""whom to ask"""
_ANSWERS = Expression(
    r"[（(\[【〔]?(?:责任|牵头|配合|主办|协办|落实)(?:单位|部门|处室)[：:][^。；\n）)\]】〕]{0,300}[）)\]】〕]?",
    needs=("单位：", "单位:", "部门：", "部门:", "处室：", "处室:"),
)
"""who answers for the measure before: a list of names"""
_LED = Expression(r"[（(][^（）()\n]{2,300}(?:牵头|负责|配合|参加)[^（）()\n]{0,60}[)）]", needs=("牵头", "负责", "配合", "参加"))
"""the same in a bracket: （省教育厅牵头，省公安厅按职责分工负责）"""
_CLOSING = Expression(
    r"(?:由[^，。\n]{2,40}负责解释|自\d{4}年\d{1,2}月\d{1,2}日起(?:施行|实施|执行)|自[^，。\n]{2,12}之日起(?:施行|实施|执行))[^。\n]{0,200}"
    r"|现将?《[^》\n]{2,120}》[^。\n]{0,20}(?:印发|转发|下发)[^。\n]{0,200}",
    needs=("负责解释", "日起", "印发", "转发", "下发"),
)
"""by when it is in force and who explains it; the sentence that hands a paper over"""

_SPARED = (TITLE, _QUOTED, _BASIS, _CITES, _DEFINES, _GUIDED, _CONTACT, _ANSWERS, _LED, _CLOSING)


def counted(draft: Stream, protected: tuple[str, ...]) -> Codes:
    """For each compared character of a draft 1, or 0 where it is no copying that another document has it too.

    An unbroken run of letters, as a word of a foreign language or a web address has them, counts as one character.
    """
    text = draft.text
    spans = [found.span() for spared in _SPARED for found in spared.finditer(text)]
    shielded = shields(text, protected)
    spans += zip(shielded.starts, shielded.ends, strict=True)
    spans += _formulas(text)
    counts = np.ones(len(text) + 1, np.int8)
    for start, end in spans:
        counts[start:end] = 0
    counts = counts[draft.origins]
    letters = (draft.codes >= ord("a")) & (draft.codes <= ord("z"))
    counts[1:][letters[1:] & letters[:-1] & (np.diff(draft.origins) == 1)] = 0
    return counts


def _formulas(text: str) -> Iterable[tuple[int, int]]:
    """Where the formulas of ``lexicons/formulas.tsv`` stand."""
    return terms(frozenset(column("formulas", "formula"))).spans(text)
