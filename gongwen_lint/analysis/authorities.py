"""The authorities an opening names: documents in 《》, and the meetings, speeches and decisions of a superior that it invokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby

from gongwen_lint.analysis.operative import announces
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

_OPENING = 5
"""sentences in which an opening announces what follows, else it is none"""
_PURPOSE = Expression(r"(?:[^，。]{0,16}\W)?(?:为|根据|按照|依据|依照|遵照|按|经)(?!主|准|期|止|了解)|[^。]{0,20}(?:贯彻|落实)")
_OWN = Expression(
    r"(?:现将|现印发|现转发|制定了?|制订了?|起草了?|印发了?|修订了?|编制了?|研究(?:制定|提出)了?|形成了?|决定(?:制定|修改|对)|废止)"
    r"[^，。；《》]{0,30}$"
)
"""what stands before the title of the document at hand, which is no authority"""
_BEFORE = 40
"""characters before a title in which that is said"""
_TITLE = Expression(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》", needs=("《",))
_FILL = "》"
"""stands for the titles and asides that nothing else is looked for in"""
_SHORT = 6
"""characters, marks included, of a title that only points back: 《意见》, 《若干规定》"""
_ASIDE = Expression(r"[（(〔\[][^（）()〔〕\[\]]{0,80}[）)〕\]]", needs=tuple("（(〔["))
_BODIES = (
    "党中央|中央|国务院|全国|中共|(?:省|市|县|区|州|旗|自治区)(?:委|政府|人民政府|两会|第)"
    "|总局|[^，。；《》、]{1,8}(?:部(?!门|署)|厅|局|委员会)(?=关于|[^，。；《》]{0,4}(?:部署|要求|安排))"
)
_INVOKED = Expression(
    r"习近平[^，。；《》]{0,24}思想"
    r"|(?:习近平|总书记)[^，。；《》]{0,40}?(?:讲话|指示|批示|论述)(?:[、和]?(?:重要)?(?:指示|批示))*"
    r"|(?:党的)?[一二三四五六七八九十]{1,3}大(?:和[^，。；《》]{2,14}全会)?(?=[^，。；《》]{0,50}(?:精神|部署|要求))"
    r"|[^，。；《》、和及]{2,24}(?:会议|全会|大会|党代会)(?=[^，。；《》]{0,50}(?:精神|部署|要求|决定|安排))"
    rf"|(?:{_BODIES})[^，。；《》]{{0,24}}?(?:决策部署|工作部署|部署要求|部署|工作要求|要求|工作安排|安排|精神)",
    needs=("思想", "讲话", "指示", "批示", "论述", "大", "会", "部署", "要求", "安排", "精神"),
)
"""the superior's word itself, or a meeting, where what follows says that it is meant to be carried out"""


class Opening(NamedTuple):
    """The sentences that name why and by what authority a document is issued."""

    sentences: tuple[Sentence, ...]
    authorities: tuple[str, ...]
    """each as it is written, in order"""

    @property
    def span(self) -> Span:
        """Their place in the document."""
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)


def openings(sentences: Sequence[Sentence]) -> Iterator[Opening]:
    """The opening of each part that has one: up to the sentence that announces what follows, which names a purpose or basis."""
    for _, part in groupby(sentences, key=lambda sentence: sentence.block.part):
        first = [sentence for _, sentence in zip(range(_OPENING), part, strict=False)]
        end = next((at for at, sentence in enumerate(first, 1) if announces(sentence.text)), 0)
        told = tuple(first[:end])
        told = tuple(dropwhile(lambda sentence: not _PURPOSE.match(sentence.text), told))
        if told:
            yield Opening(told, tuple(dict.fromkeys(name for sentence in told for name in _named(sentence.text))))


def _named(text: str) -> list[str]:
    """The authorities named in a sentence, in order; asides name none."""
    plain = _TITLE.sub(lambda title: _FILL * len(title[0]), text)
    asides = [aside.span() for aside in _ASIDE.finditer(plain)]
    for start, end in asides:
        plain = plain[:start] + _FILL * (end - start) + plain[end:]
    found = [(invoked.start(), invoked[0]) for invoked in _INVOKED.finditer(plain)]
    for title in _TITLE.finditer(text):
        aside = any(start < title.start() < end for start, end in asides)
        own = _OWN.search(text, max(0, title.start() - _BEFORE), title.start())
        if len(title[0]) > _SHORT and not aside and not own:
            found.append((title.start(), title[0]))
    return [name for _, name in sorted(found)]
