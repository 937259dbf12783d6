"""Manual line breaks: whether the next line goes on the sentence or title before it, or is an item of its own."""

from __future__ import annotations

from gongwen_lint.expressions import Expression

_ENDS, _CLOSES = "。！？；：…!?;:", "”’」』）)》〉]"
_BROKEN_OFF = frozenset("，、,（(《〈“‘「『〔[【—–-/＋+")
_GOES_ON = frozenset("，。、；：！？）)》〉”’」』〕]】,;:!?…")
_DIGITS = "〇○零一二三四五六七八九十0-9０-９"
_BULLETS = frozenset(
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩●○■□◆◇★☆•·▪➢✓"
)
_NOTES = ("附件", "附表", "附图", "附：", "附:", "注：", "注:")
_ITEMS = (
    Expression(r"[一二三四五六七八九十]{1,4}[、.．]", needs=("、", ".", "．")),
    Expression(rf"[（(][{_DIGITS}]{{1,4}}[）)]", needs=("（", "(")),
    Expression(r"[0-9０-９]{1,3}(?:[、）)]|[.．](?![0-9]))", needs=tuple("0123456789０１２３４５６７８９")),
    Expression(rf"第[{_DIGITS}百]{{1,6}}[编章节条]", needs=("第",)),
    Expression(
        rf"[（(]?[{_DIGITS}]{{4}}\s*年\s*[{_DIGITS}]{{1,2}}\s*月(?:\s*[{_DIGITS}]{{1,3}}\s*日)?[）)]?\s*\Z", needs=("年",),
    ),
    Expression(r"[（(][^（()）]*[）)]\s*\Z", needs=("（", "(")),
)
_KEY = Expression(r"(\w{2,8})[：:]", needs=("：", ":"))
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
    ending, opening = before.rstrip(), after.lstrip()
    if ending[-20:].rstrip(_CLOSES).endswith(tuple(_ENDS)) or _is_item(opening):
        return False
    if ending[-1] in _BROKEN_OFF or opening[0] in _GOES_ON:
        return True
    return title or len(before.strip()) >= _LONG


def _is_item(text: str) -> bool:
    """Whether a text without blanks before it begins with a number, a bullet or a word of its own, or is a date or a remark."""
    if text.startswith(_NOTES) or text[0] in _BULLETS or any(item.match(text) for item in _ITEMS):
        return True
    key = _KEY.match(text)
    return key is not None and all("\u4e00" <= char <= "\u9fff" for char in key[1])


def _open(text: str) -> bool:
    """Whether a bracket or title mark is left open at the end."""
    waiting: list[str] = []
    for char in text:
        if char in _PAIRS:
            waiting.append(char)
        elif char in _CLOSING and waiting and waiting[-1] == _CLOSING[char]:
            waiting.pop()
    return bool(waiting)
