"""D010: what a document says twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import opening, related
from gongwen_lint.analysis.sentences import spoken_headings
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

BEGINNING = 12
"""characters by which the message names the earlier passage"""


def check(context: Context) -> Iterator[Hit]:
    """One finding at the later of two places; the earlier one is told."""
    from gongwen_lint.analysis.repeats import repeats

    document = context.document
    main = [sentence for sentence in context.sentences if sentence.block.part == "main"]
    if spoken := spoken_headings(context.outline):
        main = sorted([*main, *spoken], key=lambda sentence: sentence.span.start)
    for repeat in repeats(main, context.option("least"), context.outline.kind == "规范性制度"):
        line = document.position(repeat.first.start)[0]
        begin = opening(document, repeat.first)[:BEGINNING]
        same = "相同" if repeat.exact else "大体相同"
        yield Hit(
            repeat.later, f"这段话与行号 {line} 的“{begin}……”{same}，有 {repeat.size} 个字一样。",
            suggestion="留一处，另一处删去，或者只写不同的内容。", quote=opening(document, repeat.later),
            related=(related(document, repeat.first, "前面已经这样写过。"),),
        )


TASK = "各科室每月5日前把上月登记台账交到办公室，逾期未交的由科室主任当面说明原因"
LIGHT = "各科室须于每月5日前将上月的登记台账交到办公室，逾期未交的由科室主任当面说明原因"
CHECKS = "办公室每季度抽查一次登记台账，抽查结果在科室例会上讲明，漏登的当场补齐"
NOTICE = "关于做好登记工作的通知\n各科室：\n现将有关事项通知如下：\n一、及时登记\n"
REST = "\n二、定期核对\n档案室每周核对一次编号。"

RULES = (
    Rule(
        code="D010", name="文内重复", severity="warning",
        summary="同一段话在一份文件里写了两遍，或者只改了个别字又写一遍。",
        why="写过的话再写一遍，篇幅长了，内容没有多；两处措辞略有出入时，办文的人还不知道照哪处办。这里比的是正文里的整句，或者句子的"
            "后大半，标点不同不论，只改了虚词、添了个别字的也算。标题、表格、附件、责任单位的括注、书名号里的标题、一连串名称和"
            "数字不算。并列的条款只差一个数、一个机关、一类对象的，本来就要分开写，不算；规章制度分情形重复同一规定是体例所需，只报整句"
            "一字不差、有两倍 least 长的。修改其他文件的决定不查。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option(
                "least", 25,
                "至少有这么多字相同才报，标点和书名号里的字不算；1804 份公开文件里有 56 份报，再短的多是固定用语",
            ),
        ),
        bad=(
            Example(f"{NOTICE}{TASK}。{REST}\n三、工作要求\n{TASK}。", ("各科室每月5日前",)),
            Example(f"{NOTICE}{TASK}。{REST}\n三、工作要求\n{LIGHT}。", ("各科室须于每月5日前",)),
            Example(f"{NOTICE}{TASK}。{CHECKS}。{REST}\n三、工作要求\n一是{TASK}。二是{CHECKS}。", ("各科室每月5日前",)),
            Example(
                f"{NOTICE}各窗口应当当日登记，{CHECKS}。{REST}\n三、工作要求\n主任负总责，{CHECKS}。", ("办公室每季度抽查一次",),
            ),
        ),
        good=(
            Example(f"{NOTICE}{TASK}。{REST}\n三、工作要求\n{CHECKS}。"),
            Example(
                f"{NOTICE}甲类登记由窗口人员当日办结，办结后把登记表和证明材料一并交到档案室归档；"
                "乙类登记由窗口人员三日办结，办结后把登记表和证明材料一并交到档案室归档。"
            ),
            Example(f"{NOTICE}当日登记。（责任单位：办公室、档案室、各窗口，由办公室主任总牵头并负责日常调度和情况汇总）{REST}"
                    "（责任单位：办公室、档案室、各窗口，由办公室主任总牵头并负责日常调度和情况汇总）"),
            Example(f"登记工作办法\n第一条　窗口迟登的，{TASK}。\n第二条　窗口漏登的，{TASK}。"),
        ),
        check=check,
    ),
)
