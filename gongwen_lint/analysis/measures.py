"""Which sentences are measures: they tell somebody to do something, in a document whose business that is."""

from __future__ import annotations

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.outline import Outline
from gongwen_lint.words.segmenter import Segmenter

KINDS = ("综合部署", "专项部署", "事务性通知")
"""documents of measures; in regulations the same words are statutory, reports and plans have other business"""

_PAST = Expression(
    r"(?<!为)了(?![解结])|已经?|曾|以来|近年|目前|当前|去年|是指|所称|本办法|如下[：:]|[？?]|(?:经|会议)(?:研究|审议|批准|同意)|据悉|记者|表示|认为|介绍",
)
"""facts, definitions, the opening, reports of what was said"""
_MODAL = Expression(
    r"(?<![主重需只想纲提摘简概必])要(?![求素点件闻害义])|应当?(?![急用对变届邀])|必须|须|务必|不得|请|负责|可以?|鼓励|支持|允许|由"
)
_LABEL = Expression(r"^(?:[（(]?[\d一二三四五六七八九十①-⑳]{1,3}[)）、.．]?\s*是?)?(?:[要应须]当?|并|同时|以及)?")
_HANDLES = ("对", "将", "把", "向")
"""what is acted on stands first: 对登记员给予补助"""
_ORDERS = ("v", "vd", "vi", "d", "ad")
"""parts of speech an order begins with; a vn such as 工作 is more often what is spoken of"""
_CLAUSE = Expression(r"[，,；;：:、]")


def is_deployment(outline: Outline) -> bool:
    """Whether the document's business is measures."""
    return outline.kind in KINDS


def is_measure(text: str, words: Segmenter) -> bool:
    """Whether a sentence of such a document asks somebody to do something: a modal word, or a clause that begins with a verb."""
    if _PAST.search(text):
        return False
    return _MODAL.search(text) is not None or any(_is_order(clause, words) for clause in _CLAUSE.split(text))


def _is_order(clause: str, words: Segmenter) -> bool:
    bare = _LABEL.sub("", clause.strip())
    return bare.startswith(_HANDLES) or words.tag(bare[:2]) in _ORDERS
