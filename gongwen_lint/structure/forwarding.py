"""Whether a forwarding notice adds anything of its own."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.parts import Parts
from gongwen_lint.structure.pieces import Piece

_SENTENCE = Expression(r"[^。！？]+[。！？]?")
_CLAUSE = Expression(r"[^，；：、。！？]+")
_FORWARDS = Expression(r"转发|批转|印发")
_HANDS_ON = Expression(r"你们|现[将予转]|转发")
_OFFICE = Expression(r"^特此|^附件|联系人|联系电话|执行中|反馈|请于|报送")
"""what a cover says without laying anything on anybody: contacts, where to send answers, until when"""
_FORMULA = Expression(
    r"高度重视|提高.{0,4}(?:认识|站位)|(?:认真|深入)(?:学习|领会|贯彻|组织|执行|研究|抓好|落实)|(?:加强"
    r"|强化)(?:组织)?领导|切实|抓好|贯彻"
    r"|遵照|参照|照此|确保.{0,16}(?:到位|落实|落地|实效)|结合.{0,8}实际|议事日程|周密部署|精心组织|(?:密切|积极)配合|传达"
)
OWN = 40
"""characters of demands beyond the set phrases from which a notice adds something"""


def forwards_of(pieces: list[Piece], parts: Parts) -> str | None:
    """only, own, or None where the title forwards nothing."""
    title = parts.first.title
    if title is None or title.act != "forward":
        return None
    body = pieces[parts.first.head.body : parts.first.body_end]
    sentences = [sentence for piece in body for sentence in _SENTENCE.findall(piece.text)]
    handed_on = [at for at, text in enumerate(sentences[:8]) if _FORWARDS.search(text) and _HANDS_ON.search(text)]
    if not handed_on:
        return "only"
    own = sentences[handed_on[-1] + 1 :] + [text for text in sentences[: handed_on[0]] if re.match(r"[一二三]、", text)]
    return "own" if sum(_own(sentence) for sentence in own) >= OWN else "only"


def _own(sentence: str) -> int:
    """Characters of a sentence that are more than set phrases."""
    if _OFFICE.search(sentence.strip()):
        return 0
    return sum(len(clause) for clause in _CLAUSE.findall(sentence) if not _FORMULA.search(clause))
