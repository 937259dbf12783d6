"""S010: words of degree and resolve heaped up before verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import title_place
from gongwen_lint.document import Edit, Span
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.modifiers import Modifiers

ADVICE = "逐个删去试试，意思不变的就不用；要说程度的，写出数目、期限或者做法。"
ONE = "一个动作前最多留一个修饰词；要说程度的，写出数目、期限或者做法。"
SHOWN = 3
"""words named in the finding on the whole document"""
APART = 30
"""characters a word in a heaped sentence: a long sentence of many measures may have one for each"""


def check(context: Context) -> Iterator[Hit]:
    """One finding on the document where the words are a habit, one a verb with two or more, one a heaped sentence."""
    from gongwen_lint.analysis.modifiers import modifiers  # a lexicon and parts of speech, which other rules do without

    statute = context.outline.kind == "规范性制度"
    sentences = [sentence for sentence in context.sentences if not (statute and "应当" in sentence.text)]
    found = list(modifiers(sentences, context.settings.protected))
    words, total = Counter(word for one in found for word in one.words), context.counts.body + context.counts.cover
    count, own = words.total(), context.outline.kind != "其他"
    if own and count >= context.option("least") and count * 1000 > context.option("density") * total:
        yield _habit(context, words, count * 1000 / total)
    for _, group in groupby(found, key=lambda one: id(one.sentence)):
        together = list(group)
        stacks = [one for one in together if len(one.words) > 1]
        yield from map(_stack, stacks)
        if not stacks and together:
            yield from _heap(together, context.option("together"))


def _habit(context: Context, words: Counter[str], rate: float) -> Hit:
    most = "、".join(f"“{word}”{times} 处" for word, times in sorted(words.items(), key=itemgetter(1), reverse=True)[:SHOWN])
    return Hit(
        title_place(context.outline), f"全文在动词前加了 {words.total()} 处修饰词，每千字 {rate:.1f} 处，用得最多的是{most}。",
        suggestion=ADVICE, score=round(rate, 1),
    )


def _stack(one: Modifiers) -> Hit:
    said = "、".join(f"“{word}”" for word in one.words)
    return Hit(one.span, f"一个动作前叠用了{said} {len(one.words)} 个修饰词。", suggestion=ONE, edits=_cut(one))


def _heap(together: list[Modifiers], least: int) -> Iterator[Hit]:
    words = [word for one in together for word in one.words]
    if len(words) >= least and len(words) * APART >= len(together[0].sentence.text):
        span = Span(together[0].span.start, together[-1].span.end)
        said = "、".join(f"“{word}”" for word in dict.fromkeys(words))
        edits = tuple(edit for one in together for edit in _cut(one))
        enough = len(words) - len(edits) < least
        yield Hit(
            span, f"这句话的动词前加了 {len(words)} 处修饰词：{said}。", suggestion=ADVICE, edits=edits if enough else (),
        )


def _cut(one: Modifiers) -> tuple[Edit, ...]:
    return tuple(Edit(one.sentence.part(*spare)) for spare in one.spare)


HEAD = "关于做好登记工作的通知\n各科室：\n"

RULES = (
    Rule(
        code="S010", name="修饰堆砌", severity="info",
        summary="动词前面加“切实”“进一步”“不断”“大力”一类的修饰词太多，或者一个动作前叠用几个。",
        why="“切实有效扎实推进”和“推进”要人做的是同一件事，多出来的字只添语气。规定自己也用“切实”“进一步”，用一处不算毛病，"
            "所以只作提示。报三种：一个动作前叠用两个以上；一句话里有 together 处以上，平均不到 30 字一处；全文成了习惯，"
            "至少 least 处、每千字超过 density 处，只报一条（讲话、纪要、消息等归入“其他”的不算这一种）。"
            "只数后面跟着动词的修饰词，“有效期”“积极作用”不算；“加强”“推进”本身是动词，也不算。"
            "这样数，与空话的关系是量过的：由两名标注者标过的句子里，套话每千字 7.6 处，空泛措施 6.9 处，具体措施 1.6 处；"
            "叠用的在 317 句具体措施里一处也没有。"
            "书名号里的标题、引号里的名称、政治表述从不报；规章制度中写“应当”的句子不报。词表在 lexicons/modifiers.tsv。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option(
                "density", 6.0,
                "全文每千字超过几处才报一条；1159 份 500 字以上、看得出类别的公开文件，中位数是 1.2 处，"
                "第 95 百分位是 5.0 处，第 98 百分位是 7.3 处",
            ),
            Option("least", 10, "按每千字算时，全文至少有几处才报；短文件里几处不算习惯"),
            Option(
                "together", 4,
                "一句话里有几处以上才报；标为具体措施的 317 句里没有一句到 4 处，标为空泛措施的 121 句里有 2 句",
            ),
        ),
        bad=(
            Example(
                f"{HEAD}各科室要切实有效扎实推进补登工作。", ("切实有效扎实",), mended=f"{HEAD}各科室要有效推进补登工作。",
            ),
            Example(
                f"{HEAD}要进一步、不断地加大登记力度。\n要深入和广泛宣传登记办法。", ("进一步、不断", "深入和广泛"),
                mended=f"{HEAD}要不断地加大登记力度。\n要广泛宣传登记办法。",
            ),
            Example(
                f"{HEAD}要切实提高认识，进一步加强登记，不断完善制度，大力推进补登。",
                ("切实提高认识，进一步加强登记，不断完善制度，大力",),
                mended=f"{HEAD}要提高认识，加强登记，完善制度，推进补登。",
            ),
            Example(
                f"{HEAD}要切实做好登记。不断完善制度。进一步加强检查。",
                ("关于做好登记工作的通知",), {"least": 3},
            ),
        ),
        good=(
            Example(f"{HEAD}要切实做好登记，在3月5日前补登去年漏登的来件。\n要进一步完善登记簿的格式，每页记二十件。"),
            Example(f"{HEAD}登记证有效期三年。发挥登记员的积极作用。保持登记的可持续性。", options={"least": 1, "density": 0.0}),
            Example(f"{HEAD}认真执行《切实有效扎实推进登记的办法》。开展“进一步不断加强登记”活动。"),
            Example("登记管理办法\n第一条　各科室应当切实有效开展登记。"),
        ),
        check=check,
    ),
)
