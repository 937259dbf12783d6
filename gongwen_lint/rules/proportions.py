"""D005, D006: sections of groundwork and of safeguards that take too much of the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.analysis.headings import RATIONALE, SAFEGUARDS, outermost, words_of
from gongwen_lint.analysis.places import heading_place
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Section

KINDS = ("综合部署", "专项部署")
"""in regulations, plans and reports chapters of these names carry the substance"""


_FEW = 2
"""chapters that are too few to tell which are the business"""


def _business(chapters: Sequence[Section], found: Sequence[Section]) -> bool:
    """Whether the sections are what most of the chapters are about, and so what the document is about."""
    first, mine = (sum(section.level == 1 for section in sections) for sections in (chapters, found))
    return first > _FEW and 2 * mine > first


def _check(part: str, what: str, suggestion: str) -> Callable[[Context], Iterator[Hit]]:
    def check(context: Context) -> Iterator[Hit]:
        """One finding at the longest of the sections, with the share of all of them."""
        if context.outline.kind not in KINDS or not context.counts.body:
            return
        sections = outermost(context.outline, part)
        if part == SAFEGUARDS and _business(context.outline.sections, sections):
            return
        words = [words_of(context.outline, section) for section in sections]
        total = sum(words)
        share = total / context.counts.body
        if share <= context.option("share") or total <= context.option("least"):
            return
        longest = sections[words.index(max(words))]
        which = f"等 {len(sections)} 节" if len(sections) > 1 else "一节"
        yield Hit(
            heading_place(context.document, longest),
            f"“{longest.title.rstrip('。')}”{which}{what} {total} 字，占正文的 {share:.1%}，超过 {context.option('share'):.0%}。",
            suggestion=suggestion, score=round(share, 3),
        )

    return check


NOTICE = "关于做好登记工作的通知\n各科室：\n现将有关事项通知如下：\n"
TASK = "\n三、工作措施\n各科室当日登记。"
LONG_TASK = "各科室当日登记，当日没有登记的，次日上午补登，并写明原因和经办人，由主任签字。"
SMALL = {"share": 0.3, "least": 20}

RULES = (
    Rule(
        code="D005", name="意义原则阐述过长", severity="warning",
        summary="重要意义、形势背景、指导思想、基本原则、总体要求等部分占正文的比例过大。",
        why="贯彻落实的文件要写的是措施，形势背景、重要意义、主要原则一般不必阐述，确需阐述的应当简明扼要。这里按标题认这些部分，"
            "标题用语见 lexicons/headings.tsv；标题或者小标题写的是目标、适用范围的，已是要求，不算；原则里写明比例的也不算。"
            "规划、办法、报告另有体例，不查。"
            "默认值取自 1804 份公开文件：116 份有这类标题的部署类文件中，这些部分占正文的比例中位数是 9%，第 90 百分位是 18%，"
            "第 95 百分位是 23%。",
        basis=(Basis("central", "2", "should"),),
        options=(
            Option(
                "share", 0.2,
                "这些部分占正文的比例上限；在 116 份有这类标题的文件的第 90 百分位（18%）与第 95 百分位（23%）之间",
            ),
            Option("least", 300, "这些部分合计至少有这么多字才报"),
        ),
        bad=(
            Example(
                f"{NOTICE}一、充分认识登记工作的重要意义\n登记是办事的基础。各科室要从讲效率的高度看待登记。\n二、工作措施\n当日登记。",
                ("一、充分认识登记工作的重要意义",), SMALL,
            ),
            Example(
                f"{NOTICE}一、指导思想\n以便民为宗旨，以当日办结为方向。\n二、基本原则\n坚持便民。坚持高效。坚持公开。{TASK}",
                ("一、指导思想",), SMALL,
            ),
        ),
        good=(
            Example(f"{NOTICE}一、总体要求\n当日登记。\n二、工作措施\n{LONG_TASK}", options=SMALL),
            Example(f"{NOTICE}一、指导思想和工作目标\n以便民为宗旨，到2027年登记率达到百分之百。{TASK}", options=SMALL),
            Example(f"{NOTICE}一、工作原则\n登记率不足90%的窗口暂停受理，由主任说明原因，次月补登。{TASK}", options=SMALL),
        ),
        check=_check(RATIONALE, "讲意义、形势、原则共", "意义、形势、原则并成一两句放在开头，或者删去。"),
    ),
    Rule(
        code="D006", name="保障部分不精炼", severity="warning",
        summary="加强领导、落实责任、组织保障、工作要求等部分占正文的比例过大。",
        why="加强领导、落实责任、组织保障等内容应当精炼。这里按标题认这些部分，标题用语见 lexicons/headings.tsv；保障部分之下，"
            "小标题写的是具体措施的（如“支持企业上市”）不算；多数章都是这些标题的，写的就是主题，不查。办法、规划、报告里这类章节常是实体内容，不查；办具体事务的通知，“有关要求”"
            "就是要办的事，也不查。默认值取自 1804 份公开文件：158 份有这类标题的部署类文件中，这些部分占正文的比例中位数是 9%，"
            "第 90 百分位是 21%，第 95 百分位是 23%。",
        basis=(Basis("central", "2", "should"),),
        options=(
            Option("share", 0.2, "这些部分占正文的比例上限；158 份有这类标题的文件的第 90 百分位是 21%"),
            Option("least", 400, "这些部分合计至少有这么多字才报"),
        ),
        bad=(
            Example(
                f"{NOTICE}一、登记时限\n当日登记。\n二、加强组织领导\n各科室要高度重视，明确专人，加强协调，把登记摆上重要位置。",
                ("二、加强组织领导",), SMALL,
            ),
            Example(
                f"{NOTICE}一、登记时限\n当日登记。\n二、保障措施\n（一）加强领导。主任负总责。\n（二）强化督导。办公室每季度检查一次。",
                ("二、保障措施",), SMALL,
            ),
        ),
        good=(
            Example(f"{NOTICE}一、登记时限\n{LONG_TASK}\n二、组织领导\n主任负责。", options=SMALL),
            Example(f"{NOTICE}一、登记时限\n当日登记。\n二、登记内容\n{LONG_TASK}", options=SMALL),
            Example(f"{NOTICE}一、登记时限\n当日登记。\n二、保障措施\n（一）添置设备。{LONG_TASK}", options=SMALL),
            Example(
                f"{NOTICE}一、加强组织领导\n主任每周查登记册，查完签字。\n二、落实责任\n窗口人员当日登记，漏登的次日补登。"
                "\n三、登记时限\n当日登记。", options=SMALL,
            ),
        ),
        check=_check(SAFEGUARDS, "讲领导、责任、保障共", "并成一节，只写谁负责、怎么查、何时查。"),
    ),
)
