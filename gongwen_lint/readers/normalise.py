"""Mends what extraction broke in one line of text, and never changes what a person would read there.

What goes: characters nobody sees (soft hyphens, zero-width characters, direction marks, controls). What changes: radicals
and compatibility ideographs become the ordinary characters they look like, odd blanks become ordinary ones. What stays
although a stricter form exists: full-width letters, digits and marks, ①㈠⑴, U+3000 and tabs, since that is what is printed.

A blank is a stray one, and goes, only where it stands alone (two or more in a row, or one beside U+3000 or a tab, are
layout) and

* between a Han character or full-width mark and a full-width mark: 乡镇 （街道）. After 。！？；： it stays unless a closing
  mark follows: it splits no word there, and in a text that lost its line breaks it is all that is left of them;
* between a Han character or full-width mark and a digit: 2024 年 7 月, 〔2020〕 58 号;
* between two Han characters that both stand alone: 总 则, 通 知, 签发人：张 三. Where one side has two or more
  (办公厅 国务院办公厅, 第一条 为了, 比例 结果), the blank divides names, columns or a label from its text, and stays.

A blank stays whatever is around it directly after a number label that opens the line (第一章 总 则, 1 总则, 附件 1 名单,
图3 结构) and directly before a full date that ends it (办公厅 2024 年 5 月 20 日: signature and date).
"""

from __future__ import annotations

from unicodedata import normalize

from gongwen_lint.expressions import Expression

# Radicals (U+2E80–2EF3) that stand for a character one can type, from EquivalentUnifiedIdeograph.txt (Unicode 14).
_RADICALS = dict(zip(
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    strict=True,
))
# Fonts of the mainland draw 户 for this radical, and PDFs made with them say 用⼾; NFKC would read the traditional 戶.
_RADICALS["⼾"] = "户"

_COMPATIBILITY = "\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_NARROW = "\n\r\xa0\u1680\u2000\u2002\u2004-\u200a\u202f\u205f"
_BREAK = "\x0b\x0c\x85\u2001\u2003\u2028\u2029"  # breaks within a line, and blanks as wide as a character: seen as U+3000

_OPENING = "（《〈「『【〔〖“‘"
_CLOSING = "）》〉」』】〕〗”’，、．"
_STOP = "。！？；："
_MARKS = frozenset(_OPENING + _CLOSING + _STOP)
_DASHES = frozenset("—…·～％")  # part of Han text, but beside digits and Latin they are set with blanks on purpose: — 1 —
_DIGITS = frozenset("0123456789０１２３４５６７８９")

# Character classes are kept to small ranges: compiling one with all Han characters costs milliseconds of every start.
_ODD = Expression(f"[{''.join(_RADICALS)}{_COMPATIBILITY}{_INVISIBLE}{_NARROW}{_BREAK}]")
_DROPPED = Expression(f"[{_INVISIBLE}]")
_SINGLE_BLANK = Expression(r"(?<=[^\x00-/:-\xb6\xb8-\xff]) (?=[^\x00-/:-\xb6\xb8-\xff])")  # no Latin on either side

_UNITS = frozenset(
    "年月日号时分秒天周届次个名人位家户项条款件份篇页字章节期批轮级类种倍成元角万亿千百十余多"
    "米公吨亩度克升台套辆所座栋间平方岁省市县区至到以之"
)
_LABEL = Expression(
    r"[ \u3000]*(?:"
    r"第 ?(?:[〇零一二三四五六七八九十百千] ?)+(?:编|分 ?编|章|节|条|款|部 ?分|卷|篇)|第 ?[0-9０-９]+ ?[编章节条款卷篇]"
    r"|[一二三四五六七八九十]+|(?:附 ?件|附 ?表|附 ?图|附|表|图) ?[0-9０-９]+(?:[-－.．—][0-9０-９]+)*"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}|(?P<perhaps>[0-9]{1,2}(?:\.[0-9]{1,2})?)"
    r")(?= )"
)
_DATE = Expression(r"(?<= )[0-9０-９]{4} ?年 ?[0-9０-９]{1,2} ?月 ?[0-9０-９]{1,2} ?日(?=[ \u3000]*\Z)")


def normalise(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The line mended, and for each of its characters the column in ``text`` (from 1); None where nothing changed."""
    columns: list[int] | None = None
    mended = text
    if _ODD.search(mended):
        mended, columns = _characters(mended)
    if " " in mended and _SINGLE_BLANK.search(mended):
        stray = _stray(mended)
        if stray:
            columns = columns or list(range(1, len(mended) + 1))
            mended, columns = _without(mended, columns, stray)
    return (text, None) if mended == text else (mended, tuple(columns or ()))


def mend(char: str) -> str:
    """What one character of a source line is read as, apart from its neighbours; empty where nobody sees it."""
    if not _ODD.match(char):
        return char
    if char in _RADICALS:
        return _RADICALS[char]
    if _DROPPED.match(char):
        return ""
    if char in _BREAK:
        return "\u3000"
    return " " if char in _NARROW else normalize("NFKC", char)


def _characters(text: str) -> tuple[str, list[int]]:
    kept = [(char, column) for column, source in enumerate(text, 1) if (char := mend(source))]
    return "".join(char for char, _ in kept), [column for _, column in kept]


def _stray(text: str) -> list[int]:
    """Offsets of the blanks that go."""
    staying = {_label_end(text), _date_start(text) - 1}
    blanks = (match.start() for match in _SINGLE_BLANK.finditer(text))
    return [at for at in blanks if at not in staying and _goes(text, at)]


def _label_end(text: str) -> int:
    """Where the number label that opens the line ends; a bare number before a unit (30 日) is none. -1 without a label."""
    label = _LABEL.match(text)
    if label is None or (label["perhaps"] and text[label.end() + 1:label.end() + 2] in _UNITS):
        return -1
    return label.end()


def _date_start(text: str) -> int:
    date = _DATE.search(text)
    return date.start() if date else -1


def _goes(text: str, at: int) -> bool:
    """Whether the single blank at ``at`` is a stray one, labels and dates aside."""
    before, after = text[at - 1], text[at + 1]
    if before in _STOP:
        return after in _CLOSING or after in _STOP or after in _DASHES
    if _is_han(before) and _is_han(after):
        return not _is_han(text[at - 2:at - 1]) and not _is_han(text[at + 2:at + 3])
    if before in _DIGITS or before in _DASHES:
        return after in _MARKS or _is_han(after)
    if before in _MARKS or _is_han(before):
        return after in _MARKS or after in _DIGITS or after in _DASHES or _is_han(after)
    return False


def _is_han(char: str) -> bool:
    """Whether ``char``, one character or none, is a Han character (々〆〇 among them) after mending."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\u3005" <= char <= "\u3007" or char >= "\U00020000"


def _without(text: str, columns: list[int], gone: list[int]) -> tuple[str, list[int]]:
    pieces, kept, begin = [], [], 0
    for at in (*gone, len(text)):
        pieces.append(text[begin:at])
        kept += columns[begin:at]
        begin = at + 1
    return "".join(pieces), kept
