"""X002 and X004: how much of the whole stands in one other document, a superior's or another's, or the issuer's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import title_place
from gongwen_lint.rules.copied_passages import ARCHIVE, BASIS, END, HEAD, OWN, TITLE, UPPER, WINDOW
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.copying.compare import Comparison
    from gongwen_lint.copying.kinship import Kinship


def check_share(context: Context) -> Iterator[Hit]:
    """One finding at the title for each source of others that too much is from."""
    beyond = context.option("beyond")
    for hit, one in _shares(context, own=False):
        if one.kinship.superior and one.mine >= beyond:
            hit = hit._replace(severity="error")
        yield hit


def check_own(context: Context) -> Iterator[Hit]:
    """The same for the issuer's own earlier documents."""
    for hit, _ in _shares(context, own=True):
        yield hit


def _shares(context: Context, own: bool):
    copies = context.copies
    if copies is None:
        return
    from gongwen_lint.copying.told import called, whole

    least = context.option("share")
    for one in copies.comparisons:
        same = sum(copy.same for copy in one.copies)
        if one.kinship.own is not own or one.mine < least or same < FEWEST or (own and one.kinship.later):
            continue
        name = called(one.source)
        dated = f"（{one.source.date}）" if one.source.date else "（认不出日期）"
        later = "（日期比本文晚）" if one.kinship.later else ""
        message = (
            f"本机关的{name}{dated}里已有这份文件的 {one.mine:.0%}。" if own
            else f"全文的 {one.mine:.0%} 与{name}{later}相同或只改了个别字，那份文件的 {one.theirs:.0%} 写在了这里。"
        )
        yield Hit(
            title_place(context.outline), message, suggestion=advice(one.kinship), score=round(one.mine, 3),
            related=(whole(one.source, _places(one)),),
        ), one


FEWEST = 80
"""characters that must be the same: in a short notice one sentence is a large share"""


def _places(one: Comparison) -> str:
    """How many passages there are, and where the longest stands in the source."""
    from gongwen_lint.copying.told import lines

    longest = max(one.copies, key=lambda copy: copy.same)
    return f"共有 {len(one.copies)} 段相同，最长的一段 {longest.same} 字，在那份文件的{lines(one.source, longest)}。"


def advice(kinship: Kinship) -> str:
    """What to do about it."""
    if kinship.own:
        return "写明今年和以前有什么不同；没有不同的，注明继续执行原文件，不再另发。"
    if kinship.superior:
        return "删去上位文件已有的内容，只写本地的目标、分工、办法和期限；没有要补充的，直接转发原件。"
    return "删去与那份文件相同的内容，只写本地的目标、分工、办法和期限。"


COPIED = f"{HEAD}一、优化服务\n{WINDOW}。\n二、管好档案\n{ARCHIVE}。\n三、上门登记\n{OWN}。{END}"
EARLIER = f"{HEAD}一、优化服务\n{WINDOW}。\n二、管好档案\n{ARCHIVE}。\n青溪县自然资源局\n2024年5月8日"
PEER = f"柳河县自然资源局{TITLE}\n各乡镇：\n一、优化服务\n{WINDOW}。\n二、管好档案\n{ARCHIVE}。\n柳河县自然资源局\n2025年4月2日"
QUIET = f"{HEAD}一、上门登记\n{OWN}。{END}"

RULES = (
    Rule(
        code="X002", name="照搬率过高", severity="warning",
        summary="全文有很大一部分与给出的同一份文件相同。",
        why="配套文件应当直接提出本地的落实措施。这条算两个比例：本稿有多少在那份文件里，那份文件有多少写进了本稿，都按汉字、字母和"
            "数字算，连同相同段落里改动的字；不计的内容同 X001。来自上级机关、又超过 beyond 的，"
            "已经说不上是配套，报为错误；其余报为警告。同本机关的旧稿比，见 X004。",
        basis=BASIS,
        options=(
            Option("share", 0.3, "有这么大比例相同就报；27 对真实的文件里有 18 对在此之上，41 对不相干的都是 0"),
            Option("beyond", 0.8, "与上级文件相同到这个比例，报为错误；通报过的照搬件在 82% 到 98% 之间"),
        ),
        bad=(
            Example(COPIED, (TITLE,), against=(UPPER,)),
            Example(COPIED, (TITLE,), against=(PEER,)),
        ),
        good=(
            Example(QUIET, against=(UPPER,)),
            Example(COPIED, against=(EARLIER,)),
            Example(COPIED),
        ),
        check=check_share,
    ),
    Rule(
        code="X004", name="沿用旧稿", severity="warning",
        summary="全文有很大一部分与本机关以前的文件相同。",
        why="年年发同样的通知，收文的要逐字对才知道今年变了什么。给出的文件里有本机关的、日期不在本稿之后的，就算本稿有多少写过；"
            "日期认不出的按以前的算。例行的年报、通知沿用体例是正常的，所以要到一半才报，也不报为错误。逐段的对照见 X001。",
        basis=(Basis("zhejiang", "4", "should"),),
        options=(Option("share", 0.5, "有这么大比例相同就报；两对真实的年度文件在 0.75 上下"),),
        bad=(
            Example(COPIED, (TITLE,), against=(EARLIER,)),
            Example(COPIED.replace(OWN, "青石镇便民中心每周五到村上门登记"), (TITLE,), against=(EARLIER, UPPER)),
        ),
        good=(
            Example(COPIED, against=(UPPER,)),
            Example(QUIET, against=(EARLIER,)),
            Example(EARLIER, against=(COPIED,)),
        ),
        check=check_own,
    ),
)
