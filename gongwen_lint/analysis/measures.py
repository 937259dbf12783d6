"""Which sentences are measures: they tell somebody to do something, in a document whose business that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen_lint.structure.outline import Outline

if TYPE_CHECKING:
    from gongwen_lint.words.segmenter import Segmenter

KINDS = ("综合部署", "专项部署", "事务性通知")
"""documents of measures; in regulations the same words are statutory, reports and plans have other business"""

_PAST = (
    "已", "曾", "以来", "近年", "目前", "当前", "去年", "是指", "所称", "本办法", "如下：", "如下:", "？", "?", "经研究",
    "经审议", "经批准", "经同意", "会议研究", "会议审议", "据悉", "记者", "表示", "认为", "介绍",
)
"""facts, definitions, the opening, reports of what was said"""
_NO_PAST = ("为了", "了解", "了结")
"""words with 了 that tell nothing done"""
_MODAL = ("应当", "必须", "须", "务必", "不得", "负责", "可以", "鼓励", "支持", "允许")
"""says that somebody is to act, wherever it stands"""
_ASKS = {"要": ("重主需只想纲提摘简概必", "求素点件闻害义"), "应": ("对适相反供响", "急用对变届邀")}
"""says so too, unless it is part of a word: the characters before and behind it that make one"""
_LABEL = "（(）)、.．0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩是 \u3000"
"""what a clause is numbered with"""
_HANDLES = ("对", "将", "把", "向", "由", "请", "可", "原则上")
"""a clause that begins with it asks for an act: 对登记员给予补助"""
_ORDERS = ("v", "vd", "vi", "d", "ad")
"""parts of speech an order begins with; a vn such as 工作 is more often what is spoken of"""
_MARKS = str.maketrans(dict.fromkeys(",；;：:、", "，"))


def is_deployment(outline: Outline) -> bool:
    """Whether the document's business is measures."""
    return outline.kind in KINDS


def is_measure(text: str, words: Segmenter) -> bool:
    """Whether a sentence of such a document asks somebody to do something: a modal word, or a clause that begins with an act."""
    said = text
    for word in _NO_PAST:
        said = said.replace(word, "")
    if "了" in said or any(word in text for word in _PAST):
        return False
    if any(word in text for word in _MODAL) or any(_asks(text, word) for word in _ASKS):
        return True
    return any(_is_order(clause, words) for clause in text.translate(_MARKS).split("，"))


def _asks(text: str, word: str) -> bool:
    before, behind = _ASKS[word]
    at = text.find(word)
    while at >= 0:
        if (at == 0 or text[at - 1] not in before) and text[at + 1:at + 2] not in behind:
            return True
        at = text.find(word, at + 1)
    return False


def _is_order(clause: str, words: Segmenter) -> bool:
    bare = clause.lstrip(_LABEL)
    return bare.startswith(_HANDLES) or words.tag(bare[:2]) in _ORDERS
