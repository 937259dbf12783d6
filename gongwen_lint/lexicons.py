"""The lexicons of phrases: the project's own in ``lexicons/`` and the list a unit keeps for itself."""

from __future__ import annotations

from functools import cache
from os import PathLike

from gongwen_lint.errors import WrongUsage
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import column, columns

CATEGORIES = (
    "表态", "意义", "领导与责任", "落实", "机制", "氛围与宣传", "程度修饰", "结尾号召", "依据与精神", "转发用语", "口号四字格",
    "模糊主体", "模糊时限", "空泛动词", "空泛措施", "成效自评",
)
"""What boilerplate does in a text; the order of ``lexicons/boilerplate.tsv``."""
FRAMES = ("空泛措施",)
"""Categories of frames that only name a line of work (加强…建设): any text has some, so they tell of a passage only together."""
OWN = "本单位增列"
"""the category of phrases that the user's own list adds"""

_ADD, _PROTECT = ("add", "增加"), ("protect", "保护")


class Entry(NamedTuple):
    """One phrase of a lexicon: its pattern (see analysis.patterns), what it does, and why it is better left out."""

    pattern: str
    category: str
    reason: str


@cache
def boilerplate() -> tuple[Entry, ...]:
    """The project's boilerplate phrases."""
    return tuple(map(Entry._make, columns("boilerplate", Entry._fields)))


@cache
def protected_terms() -> frozenset[str]:
    """Formulations of the Party and the state, statutory wording, formulas of the genre, names of institutions and bodies.

    Each in every form that its row stands for.
    """
    return _every_form([term for term, _ in _protected()] + column("bodies", "term"))


@cache
def political_terms() -> frozenset[str]:
    """Those of them that are formulations of the Party and the state."""
    return _every_form([term for term, kind in _protected() if kind == "政治表述"])


@cache
def _protected() -> list[list[str]]:
    return columns("protected", ("term", "kind"))


def _every_form(rows: list[str]) -> frozenset[str]:
    from gongwen_lint.analysis.patterns import forms

    several = {row for row in rows if " " in row or "(" in row or "[" in row}
    return frozenset(rows).difference(several).union(*map(forms, several))


def load_user_lexicon(path: str | PathLike[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The patterns that a unit's own list adds, and the terms that it protects.

    Raises WrongUsage, with the file and the line, where the list cannot be read.
    """
    added: list[str] = []
    protected: list[str] = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        word, _, phrase = line.replace("\t", " ").partition(" ")
        phrase = phrase.strip()
        fault = _fault(word, phrase)
        if fault:
            raise WrongUsage("bad-lexicon", f"{path} 第{number}行：{fault}。")
        (added if word.lower() in _ADD else protected).append(phrase)
    return tuple(dict.fromkeys(added)), tuple(dict.fromkeys(protected))


def _text(path: str | PathLike[str]) -> str:
    from gongwen_lint.errors import UnreadableFile
    from gongwen_lint.readers.encoding import decode
    from gongwen_lint.system import reason

    try:
        with open(path, "rb") as file:
            return decode(file.read(), str(path))
    except OSError as error:
        raise WrongUsage("bad-lexicon", f"{path}：用语文件读不出来（{reason(error)}）。请检查路径。") from None
    except UnreadableFile as error:
        raise WrongUsage("bad-lexicon", error.message) from None


def _fault(word: str, phrase: str) -> str | None:
    """What is wrong with a line, in Chinese; None for a good one."""
    from gongwen_lint.analysis.patterns import WrongPattern, is_plain, parse

    if word.lower() not in (*_ADD, *_PROTECT):
        return f"“{word}”：每行应以 add（增加）或 protect（保护）开头，空一格再写用语"
    if not phrase:
        return f"“{word}”后面没有写用语"
    if word.lower() in _PROTECT:
        return None if is_plain(phrase) else f"“{phrase}”：受保护的用语只能是原文字样，不能用括号、空格等写法"
    try:
        parse(phrase)
    except WrongPattern as error:
        return f"“{phrase}”：{error}"
    return None
