"""J008 and J009: meetings on what the document already arranges, and the person in charge asked to come or to lead in person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.burden.hits import hits
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check_meetings(context: Context) -> Iterator[Hit]:
    """One finding a sentence that has lower bodies hold meetings or pass the document on by word of mouth."""
    return hits(
        context, "已发文件的事，规定原则上不再专门开会",
        "删去；要下级知道的，发文件就够了；确需开会的，写明解决什么问题，能并入已有会议的并入。",
    )


def check_persons(context: Context) -> Iterator[Hit]:
    """One finding a sentence that asks for the person in charge."""
    return hits(
        context, "规定一般不要求主要负责同志到会、出面",
        "写清由哪个单位办、办成什么样；可由分管负责同志办的，不点名主要负责同志。",
    )


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J008", name="层层开会", severity="warning",
        summary="文件已经布置的事，又要求下级开会动员、推进、调度，或者层层传达。",
        why="发一份文件，再要求开动员会、推进会、调度会，基层就在会场里落实。规定说，已制发文件的工作事项原则上不再专门开会部署，"
            "已直接开到基层的不再层层召开，对上级精神不刻意搞开会传达不过夜。听取意见的座谈会、听证会，已经开过的会，都不报。",
        basis=(Basis("central", "4", "should"), Basis("wuwei", "5", "must")),
        bad=(
            Example(f"{HEAD}各县（区）档案局要将本通知精神传达到每一名登记员、每一个乡镇。", ("传达到每一",)),
            Example(f"{HEAD}各县（区）档案局要召开登记工作动员会。", ("召开登记工作动员会",)),
            Example(f"{HEAD}各县（区）档案局每月召开登记工作调度会。", ("召开登记工作调度会",)),
        ),
        good=(
            Example(f"{HEAD}登记工作不再召开动员会。"),
            Example(f"{HEAD}可以召开座谈会听取群众意见。"),
            Example(f"{HEAD}3月已召开登记工作动员会。"),
            Example("关于登记工作的报告\n市人民政府：\n各县每月召开登记工作调度会。"),
        ),
        check=check_meetings,
    ),
    Rule(
        code="J009", name="要求主要负责人到场", severity="warning",
        summary="要求下级的主要负责同志到会、带队、亲自抓、当组长。",
        why="件件都要一把手亲自抓，等于哪件都抓不成。规定说，由分管负责同志召集部署的会议，一般不要求下级主要负责同志参会；"
            "督查检查考核调研不得动辄要求见主要负责同志；甘肃、武威规定未经批准不得要求主要负责同志参会。有没有批准、是不是动辄，"
            "文中看不出来，所以报为警告。企业、项目的负责人不报。",
        basis=(
            Basis("central", "5", "should"), Basis("central", "8", "must"), Basis("wuwei", "6", "must"),
            Basis("zhejiang", "25", "must"),
        ),
        bad=(
            Example(f"{HEAD}各县（区）档案局主要负责同志要亲自抓登记工作。", ("主要负责同志要亲自抓",)),
            Example(f"{HEAD}登记工作实行一把手负责制。", ("一把手负责制",)),
            Example(f"{HEAD}检查时，各县主要领导要全程陪同。", ("主要领导要全程陪同",)),
        ),
        good=(
            Example(f"{HEAD}检查时，不得要求各县主要负责同志陪同。"),
            Example(f"{HEAD}登记工作由各县档案局分管负责同志牵头。"),
            Example(f"{HEAD}企业主要负责人是登记的第一责任人。"),
            Example("关于登记工作的报告\n市人民政府：\n各县主要负责同志亲自抓登记。"),
        ),
        check=check_persons,
    ),
)
