"""S007, S008: tasks without the body that answers for them, and tasks without a deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import title_place
from gongwen_lint.named import NamedTuple
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.tasks import Habit, Item, Tasks
    from gongwen_lint.structure.outline import Outline

KINDS = ("综合部署", "专项部署", "其他")
"""what a plan of tasks is taken for (a 任务清单 alone is 其他); in regulations and reports the text itself names the bodies"""
EACH = 3
"""items told one by one; more are told together"""
NAMED = 5
"""items named where they are told together"""
SHOWN = 24
"""characters of an item's heading in a message"""


class _Matter(NamedTuple):
    """What tasks are asked for: who answers, or by when."""

    item: str
    """as lexicons/tasks.tsv names it"""
    what: str
    advice: str
    ends: tuple[str, ...]
    """how notes without a label end; a text without any of these and without labels has none"""


def _in_brackets(*words: str) -> tuple[str, ...]:
    return tuple(word + bracket for word in words for bracket in "）)")


ANSWER = _Matter(
    "责任", "责任单位", "照其他任务的写法补上牵头单位和责任单位；几项共用一个单位的，在前面写明。",
    _in_brackets(
        "负责", "牵头", "配合", "落实", "指导", "参与", *"部委局厅办院会行社署联处科", "政府", "中心", "单位", "部门", "公司",
    ),
)
TIME = _Matter(
    "时限", "完成时限", "照其他任务的写法补上年月；要长期做的，写“长期坚持”。",
    (
        *_in_brackets("完成", "前", "底", "内", "月", "季度", "半年", "长期", "坚持", "推进", "实施", "立即", "全年", "办结"),
        "完成。",
    ),
)


def _check(matter: _Matter) -> Callable[[Context], Iterator[Hit]]:
    def check(context: Context) -> Iterator[Hit]:
        """Items without the note that the others have; rows without an entry; a plan that has no such note at all."""
        least, share = context.option("least"), context.option("share")
        plan = _is_plan(context.outline)
        tabled = yield from _in_tables(context, matter)
        if not plan and not _may_have_notes(context.document.text, matter):
            return
        for tasks in context.tasks:
            habit = _habit(tasks, matter)
            if habit and habit.tasks >= least and habit.marked >= share * habit.tasks:
                yield from _lacking(tasks, habit, matter)
        if plan and not tabled and not _annexed(context.outline):
            yield from _none(context, matter)

    return check


def _may_have_notes(text: str, matter: _Matter) -> bool:
    """A glance that spares most documents the analysis: whether something may be a note."""
    return bool(_glance(matter).find_matches_as_indexes(text))


@cache
def _glance(matter: _Matter) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick  # other rules do without

    return AhoCorasick([*_words("标签", matter.item), *matter.ends])


def _in_tables(context: Context, matter: _Matter) -> Iterator[Hit]:
    """Findings on rows; returns whether there is a table with such a column."""
    document, found = context.document, False
    if not any(line.region == "table" for line in document.lines):
        return found
    from gongwen_lint.analysis.task_tables import columns

    for column in columns(context.outline, matter.item, merges=document.format != "md"):
        found = True
        rows = column.filled + len(column.empty)
        if rows < context.option("least") or column.filled < context.option("share") * rows:
            continue
        for span in column.empty:
            message = f"表中 {rows} 行有 {column.filled} 行填了“{column.heading}”，这一行空着。"
            advice = f"填上{matter.what}；与上一行相同的，合并单元格。"
            yield Hit(span, message, suggestion=advice, score=round(column.filled / rows, 3))
    return found


def _habit(tasks: Tasks, matter: _Matter) -> Habit | None:
    from gongwen_lint.analysis.tasks import habit

    return habit(tasks, tasks.answered if matter is ANSWER else tasks.timed)


def _lacking(tasks: Tasks, habit: Habit, matter: _Matter) -> Iterator[Hit]:
    from gongwen_lint.analysis.notes import names_doer, names_time, one_for_all

    said = names_doer if matter is ANSWER else names_time
    items = [item for item in habit.lacking if not said(tasks.within(item))]
    if not items or one_for_all(tasks.text):
        return
    marked = habit.tasks - len(items)
    counted = f"{habit.tasks} 项任务中 {marked} 项写了{matter.what}"
    score = round(marked / habit.tasks, 3)
    if len(items) <= EACH:
        for item in items:
            yield Hit(item.span, f"{counted}，“{_short(item)}”没有写。", suggestion=matter.advice, score=score)
        return
    names = "".join(f"“{_short(item)}”" for item in items[:NAMED]) + ("等" if len(items) > NAMED else "")
    yield Hit(items[0].span, f"{counted}，有 {len(items)} 项没有写：{names}。", suggestion=matter.advice, score=score)


def _none(context: Context, matter: _Matter) -> Iterator[Hit]:
    """One finding on a plan for several bodies in which no task has such a note."""
    from gongwen_lint.analysis.notes import divides_work, names_anyone, names_time, one_for_all
    from gongwen_lint.analysis.tasks import lowest_tasks

    tasks = context.tasks[0]
    if tasks.answered if matter is ANSWER else tasks.timed:
        return
    items = lowest_tasks(tasks)
    if len(items) < context.option("plan") or one_for_all(tasks.text):
        return
    if matter is ANSWER:
        few = sum(names_anyone(tasks.within(item)) for item in items) <= len(items) * SPOKEN
        silent = few and not divides_work(tasks.text) and _of_several(context.outline)
    else:
        silent = not names_time(tasks.text) and not names_time(context.outline.title or "")
    if silent:
        yield Hit(
            title_place(context.outline), f"方案列了 {len(items)} 项任务，没有一项后面写{matter.what}。", severity="info",
            suggestion=f"在每项任务后面写明{matter.what}，或者附一张任务分工表。",
        )


SPOKEN = 0.2
"""share of tasks whose own words may name somebody in a plan that is said to name nobody"""


def _short(item: Item) -> str:
    title = "".join(item.title.split())
    return title if len(title) <= SHOWN else f"{title[:SHOWN]}……"


@cache
def _words(kind: str, item: str) -> tuple[str, ...]:
    from gongwen_lint.tables import table

    return tuple(row["pattern"] for row in table("tasks") if (row["kind"], row["item"]) == (kind, item))


def _is_plan(outline: Outline) -> bool:
    """Whether the document is itself a plan of tasks by its title: 实施方案, 行动计划, 任务清单."""
    title = outline.inner_title or outline.title or ""
    if outline.kind not in KINDS or not title:
        return False
    return _named(title).endswith(_words("任务书", "标题"))


def _named(title: str) -> str:
    """The title of what is issued: without 的通知 and what stands in brackets at the end."""
    for _ in range(3):
        title = title.rstrip("》〉>　 ").removesuffix("的通知")
        if title.endswith(("）", ")")):
            title = title[:max(title.rfind("（"), title.rfind("("), 0)] or title[:-1]
    return title


def _annexed(outline: Outline) -> bool:
    """Whether an attachment divides the work."""
    words = _words("分工附件", "标题")
    return any(word in block.text for block in outline.of("attachment_note", "attachment") for word in words)


def _of_several(outline: Outline) -> bool:
    """Whether several bodies are concerned: a government's or a joint plan, not one department's for its own people."""
    if len(outline.issuers) == 1:
        return any(word in outline.issuers[0] for word in ("政府", "党委", "省委", "市委", "县委", "区委", "国务院", "中共"))
    return True


MATTER = "关于印发登记工作实施方案的通知\n各科室：\n现将《登记工作实施方案》印发给你们，请认真执行。\n登记工作实施方案\n"
NOTICE = "关于做好登记工作的通知\n各科室：\n现将有关任务安排如下：\n"
DONE = "（一）当日登记。窗口收到的申请当日录入登记系统，不得过夜。（责任单位：登记科）\n"
KEPT = "（二）按月归档。上月的登记表装订成册，送档案室统一保管。（责任单位：档案室）\n"
CALLED = "（三）上门回访。抽取一成的申请人，问清办事经过和意见建议。"
SHOWN_ALL = "（四）公开结果。登记结果在大厅屏幕和网站上同时公布。（责任单位：信息科）\n"
TIMED = (
    "1.整理旧表。把库房里的旧登记表按年份排好，列出清单。（2025年6月底前完成）\n"
    "2.录入系统。把清单上的旧登记表逐张扫描，录入登记系统。（2025年9月底前完成）\n"
)
OPEN = "3.核对差错。把系统里的登记与原表对照，有差错的改正。"
LAST = "\n4.开放查询。旧登记表在窗口和网站上都能查到。（2025年12月底前完成）\n"
FIELDS = ("窗口登记", "表格归档", "上门回访", "公开结果", "更换设备", "培训人员", "清理旧表", "改造大厅")
PLAIN = "".join(f"{at}.{name}。把这件事从头到尾理一遍，列出清单，照着清单做。\n" for at, name in enumerate(FIELDS, 1))
CITY = "临江市登记工作实施方案\n"

RULES = (
    Rule(
        code="S007", name="责任不明", severity="warning",
        summary="任务清单里有的写了责任单位、有的没有写；任务方案通篇没有写责任单位。",
        why="措施要写清谁来做。有的任务写了责任单位、有的没有写，读的人不知道是漏了，还是谁都可以不做。写在括号里"
            "（“责任单位：……”“……牵头，……配合”“……按职责分工负责”）、另起一行或者列成表格一栏都算；写在一节开头、或者一节里只有最后一项后面写，"
            "管整节；文字里说了由谁做（“……局要”“由……负责”）、一句话管全部任务（“以下均由……负责”）的，不算没写。总体要求、目标、保障、附则等"
            "不是要分工的任务，标题用语见 lexicons/tasks.tsv 和 lexicons/headings.tsv。通篇没有写的只作提示，"
            "只查政府或者几个部门的实施方案、行动计划、任务清单等，而且没有另附分工表；意见、通知和一个单位给所属单位的文件，按习惯不写责任单位，不查。"
            "至少三项写了才查；1804 份公开文件中这样的任务清单有 179 处，94% 每项都写。",
        basis=(Basis("central", "2", "should"), Basis("zhejiang", "35", "advice")),
        options=(
            Option("least", 4, "至少有这么多项任务（表格则是行）才查；再少看不出写法"),
            Option(
                "share", 0.3,
                "写了责任单位的任务占多大比例以上，才算这份文件有写的习惯；179 处清单的第 5 百分位是 97%，"
                "定到三成是照顾只写了一部分的草稿",
            ),
            Option("plan", 8, "任务方案至少列这么多项任务，才查通篇没有写责任单位"),
        ),
        bad=(
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{CALLED}\n{SHOWN_ALL}", ("（三）上门回访",)),
            Example(
                f"{NOTICE}一、加强登记。窗口收到的申请当日录入登记系统，不得过夜。（登记科牵头，信息科配合）\n"
                "二、加强归档。上月的登记表装订成册，统一保管，不得散放。\n"
                "三、加强回访。抽取一成的申请人，问清办事经过和意见建议。（回访科负责）\n"
                "四、加强公开。登记结果在大厅屏幕和网站上同时公布。（信息科、登记科按职责分工负责）\n"
                "五、组织保障\n加强领导，把登记摆上重要位置，定期研究。", ("二、加强归档",),
            ),
            Example(f"{CITY}{PLAIN}", ("临江市登记工作实施方案",)),
        ),
        good=(
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{CALLED}（责任单位：回访科）\n{SHOWN_ALL}"),
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{CALLED}由回访科负责。\n{SHOWN_ALL}"),
            Example(f"{NOTICE}以下均含登记科，不再单独列出。\n一、重点任务\n{DONE}{KEPT}{CALLED}\n{SHOWN_ALL}"),
            Example(f"{NOTICE}一、基本原则\n（一）坚持便民。一次说清要带的材料，少让群众跑路。\n二、重点任务\n{DONE}{KEPT}{SHOWN_ALL}"),
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{SHOWN_ALL}1.大厅屏幕每天更新，网站每周更新。\n2.屏幕坏了的当日报修，不得空着。"),
            Example(f"关于做好登记工作的通知\n各科室：\n{PLAIN}"),
            Example(f"{CITY}{PLAIN}", options={"plan": 9}),
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{CALLED}\n{SHOWN_ALL}", options={"least": 5}),
            Example(f"{NOTICE}一、重点任务\n{DONE}{KEPT}{CALLED}\n{SHOWN_ALL}", options={"share": 0.9}),
        ),
        check=_check(ANSWER),
    ),
    Rule(
        code="S008", name="时限不明", severity="info",
        summary="任务清单里有的写了完成时限、有的没有写；任务方案通篇没有写时限。",
        why="措施要写清何时做完。这里只在不少任务都单独写了时限（“完成时限：……”“（6月底前完成）”“（长期坚持）”，或者表格里有这一栏）时，"
            "指出没有写的；文字里说了时间（年月、季度、每年、立即、长期、持续等）的，不算没写。通篇没有写的，只查实施方案、行动计划、任务清单等，"
            "而且标题、正文里都找不到任何时间。文件里顺带提到日期不算写时限的习惯：1804 份公开文件中"
            "至少三项单独写了时限的任务清单有 10 处，每项都写。",
        basis=(Basis("central", "2", "should"), Basis("zhejiang", "35", "advice")),
        options=(
            Option("least", 4, "至少有这么多项任务（表格则是行）才查；再少看不出写法"),
            Option("share", 0.3, "写了时限的任务占多大比例以上，才算这份文件有写的习惯；10 处清单每项都写，这里与 S007 一致"),
            Option("plan", 8, "任务方案至少列这么多项任务，才查通篇没有写时限"),
        ),
        bad=(
            Example(f"{NOTICE}{TIMED}{OPEN}{LAST}", ("3.核对差错",)),
            Example(
                f"{NOTICE}1.整理旧表，列出清单，交给档案室保管。完成时限：2025年6月。\n2.录入系统，把清单上的旧登记表逐张扫描进去。\n"
                "3.核对差错，与原表对照，有差错的改正。完成时限：2025年10月。\n4.开放查询，窗口和网站上都能查到旧表。完成时限：2025年12月。",
                ("2.录入系统",),
            ),
            Example(f"{CITY}{PLAIN}", ("临江市登记工作实施方案",)),
        ),
        good=(
            Example(f"{NOTICE}{TIMED}{OPEN}（长期坚持）{LAST}"),
            Example(f"{NOTICE}{TIMED}{OPEN}每季度核对一次。{LAST}"),
            Example(f"{NOTICE}{TIMED}{OPEN}{LAST}", options={"least": 5}),
            Example(f"{NOTICE}{TIMED}{OPEN}{LAST}", options={"share": 0.8}),
            Example(f"{CITY}到2026年，登记率达到百分之百。\n{PLAIN}"),
            Example(f"{CITY}{PLAIN}", options={"plan": 9}),
        ),
        check=_check(TIME),
    ),
)
