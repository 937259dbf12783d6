"""Whether a forwarding notice adds anything of its own."""

from __future__ import annotations

import re

from gongwen_lint.structure.parts import Parts
from gongwen_lint.structure.pieces import Piece

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_FORWARDS = re.compile(r"转发|批转|印发")
_SET_PHRASE = re.compile(
    r"^(?:请|望)[^。]{0,30}(?:贯彻|执行|落实|遵照|参考|研究|做好)[^。]{0,20}。?$|^特此|^附件|联系人|联系电话|执行中|反馈|请于|报送"
)
OWN = 60
"""characters of own demands from which a notice adds something"""


def forwards_of(pieces: list[Piece], parts: Parts) -> str | None:
    """only, own, or None where the title forwards nothing."""
    title = parts.first.title
    if title is None or title.act != "forward":
        return None
    body = pieces[parts.first.head.body : parts.first.body_end]
    sentences = [sentence for piece in body for sentence in _SENTENCE.findall(piece.text)]
    handed_on = [
        index
        for index, sentence in enumerate(sentences[:8])
        if _FORWARDS.search(sentence) and re.search(r"你们|现[将予转]|转发", sentence)
    ]
    if not handed_on:
        return "only"
    own = [s for s in sentences[handed_on[-1] + 1 :] if not _SET_PHRASE.search(s.strip())]
    own += [s for s in sentences[: handed_on[0]] if re.match(r"[一二三]、", s)]
    return "own" if sum(map(len, own)) >= OWN else "only"
