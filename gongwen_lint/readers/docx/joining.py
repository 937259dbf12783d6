"""Manual line breaks: whether the next line goes on the sentence or title before it, or is an item of its own."""

from __future__ import annotations

from gongwen_lint.expressions import Expression

_ENDED = Expression(r"[。！？；：…!?;:][”’」』）)》〉\]]*\s*\Z")
_BROKEN_OFF = Expression(r"[，、,（(《〈“‘「『〔\[【—–\-/＋+]\s*\Z")
_GOES_ON = Expression(r"\s*[，。、；：！？）)》〉”’」』〕\]】,;:!?…]")
_DIGITS = "〇○零一二三四五六七八九十0-9０-９"
_ITEM = Expression(
    rf"\s*(?:[一二三四五六七八九十]{{1,4}}[、.．]|[（(][{_DIGITS}]{{1,4}}[）)]|[0-9０-９]{{1,3}}(?:[、）)]|[.．](?![0-9]))"
    rf"|第[{_DIGITS}百]{{1,6}}[编章节条]|[①-⑳⑴-⒇⒈-⒛㈠-㈩●○■□◆◇★☆•·▪➢✓]|附件|附表|附图|附[：:]|注[：:]"
    rf"|[\u4e00-\u9fff]{{2,8}}[：:]"
    rf"|[（(]?[{_DIGITS}]{{4}}\s*年\s*[{_DIGITS}]{{1,2}}\s*月(?:\s*[{_DIGITS}]{{1,3}}\s*日)?[）)]?\s*\Z"
    r"|[（(][^（()）]*[）)]\s*\Z)"
)
_PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "〔": "〕", "【": "】", "「": "」"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_LONG = 24
"""characters from which a line without an end mark was broken by its width: a printed line of body text has 28 or more"""


def runs_on(before: str, after: str, *, title: bool) -> bool:
    """Whether the line ``after`` goes on the line ``before``; ``title`` where the two are set as a title is."""
    if not before.strip() or not after.strip():
        return False
    if _open(before):
        return True
    if _ENDED.search(before[-20:]) or _ITEM.match(after):
        return False
    if _BROKEN_OFF.search(before[-8:]) or _GOES_ON.match(after):
        return True
    return title or len(before.strip()) >= _LONG


def _open(text: str) -> bool:
    """Whether a bracket or title mark is left open at the end."""
    waiting: list[str] = []
    for char in text:
        if char in _PAIRS:
            waiting.append(char)
        elif char in _CLOSING and waiting and waiting[-1] == _CLOSING[char]:
            waiting.pop()
    return bool(waiting)
