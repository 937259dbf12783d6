"""J013 and J015: ledgers, pictures and notes as proof of work, and apps that count what people do on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.burden.hits import asked_together, hit, prohibited
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

PRAISED = "拿批示或者刊发文章计分"
RATES, CHECKS, SCORES, LIKES = "达到安装使用率", "打卡签到", "以积分学时点赞论成绩", "点赞投票转发"
"""names of acts in lexicons/burdens.tsv; what they ask is forbidden as it stands, LIKES only in some localities"""
FORCED = ("必须", "一律", "强制", "全员", "全体", "全部", "人人", "确保")
ON_SCREEN = ("APP", "App", "app", "程序", "客户端", "公众号", "平台", "系统", "线上", "手机", "钉钉", "微信")
JUDGED = (Basis("central", "8", "must"),)
PUSHED = (Basis("central", "14", "must"), Basis("gansu", "十一", "must"), Basis("wuwei", "11", "must"))
FUNCTIONS = (Basis("central", "13", "must"), Basis("gansu", "十一", "must"), Basis("wuwei", "11", "must"))
LIKED = (Basis("gansu", "十一", "must"), Basis("wuwei", "11", "must"))


def check_traces(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where superiors' praise or what papers printed is counted in an appraisal."""
    for demands in asked_together(context):
        praised = [demand for demand in demands if demand.act.kind.name == PRAISED]
        if praised:
            yield prohibited(context, praised, "规定不把批示、刊发文章作为考核内容", "改为考核事情办得怎么样。", JUDGED)
        else:
            advice = "删去；确需掌握底数的，从已有系统取数，或者由本机关建一本账。"
            yield hit(demands, "规定不以台账、照片、记录论工作优劣", advice)


def check_apps(context: Context) -> Iterator[Hit]:
    """One finding a sentence; a warning where the text does not tell whether it is forced or needless."""
    for demands in asked_together(context):
        names = {demand.act.kind.name for demand in demands}
        text = demands[0].sentence.text
        if names & {RATES, SCORES}:
            ground, basis, settled = "规定不得考核安装使用率，不得以积分、学时、点赞论成绩", PUSHED, True
        elif CHECKS in names:
            ground, basis, settled = "规定不得设置打卡签到等强制性功能", FUNCTIONS, any(word in text for word in ON_SCREEN)
        elif LIKES in names:
            ground, basis, settled = "规定不要求点赞投票", LIKED, True
        else:
            ground, basis = "规定不得强制推广下载，非必要不得要求上传照片、轨迹", PUSHED
            settled = any(word in demand.text for demand in demands for word in FORCED)
        yield prohibited(context, demands, ground, "删去，改为自愿使用；要统计的，从系统里取数。", basis, settled)


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J013", name="痕迹管理", severity="warning",
        summary="要下级建台账、列清单、报照片和记录，拿痕迹当工作的证明。",
        why="台账、照片、笔记证明的是做过材料，不是办成了事。规定说，不把拍照留痕、制作学习笔记等作为评判工作优劣的标准，不得将获得领导批示、"
            "刊发文章作为考核内容；武威规定不得超出实际要求索要台账资料；浙江规定不得将台账资料等留痕情况视同工作实际开展情况。"
            "把批示、刊发文章计入考核的报为错误；要台账、照片的，是不是必要看不出来，报为警告。企业依法应有的台账，资产、土地、房源一类业务本身的台账，"
            "执法全过程记录，不报。",
        basis=(Basis("central", "8", "must"), Basis("wuwei", "10", "must"), Basis("zhejiang", "19", "must")),
        bad=(
            Example(f"{HEAD}各县（区）档案局要建立登记工作台账。", ("建立登记工作台账",)),
            Example(f"{HEAD}请报送登记现场照片和影像资料。", ("报送登记现场照片",)),
            Example(f"{HEAD}信息被上级采用、获得领导批示的，在年度考核中加分。", ("领导批示",)),
            Example(f"{HEAD}登记员要撰写登记工作学习心得。", ("撰写登记工作学习心得",)),
        ),
        good=(
            Example(f"{HEAD}不得要求各县（区）建立台账、报送照片。"),
            Example(f"{HEAD}企业应当建立销售台账。"),
            Example(f"{HEAD}各县（区）要建立国有资产登记台账。"),
            Example(f"{HEAD}不以台账、照片作为评价登记工作的标准。"),
            Example("关于登记工作的报告\n市人民政府：\n我局建立了登记台账。"),
            Example(f"{HEAD}各县（区）档案局要督促登记企业建立采购台账。"),
            Example(f"{HEAD}清理“要求各站建立登记台账”一类的做法。"),
        ),
        check=check_traces,
    ),
    Rule(
        code="J015", name="指尖负担", severity="error",
        summary="强制下载、规定安装使用率，以打卡、签到、积分、点赞、学时论成绩，要截图轨迹。",
        why="程序是给人用的，不是给人添事的。规定说，不得强制推广下载使用政务应用程序，不得考核通报用户安装使用率，不得设置打卡签到、积分排名、"
            "统计在线时长等强制性功能，不得将点赞量、投票数、转发量、学习时长等作为考评依据，非必要不得强制要求上传工作照片、视频和轨迹；"
            "甘肃、武威规定不要求点赞投票。组织下载而没有写明必须、全员的，要求上传截图、轨迹的，打卡而没有写明用程序的，是不是强制、必要看不出来，"
            "报为警告。群众、企业自愿用的办事程序，安保、应急值守的打卡，不报。",
        basis=(
            Basis("central", "14", "must"), Basis("central", "13", "must"), Basis("gansu", "十一", "must"),
            Basis("wuwei", "11", "must"),
        ),
        bad=(
            Example(f"{HEAD}各县（区）档案局要组织干部下载登记APP。", ("组织干部下载登记APP",)),
            Example(f"{HEAD}登记APP安装率达到100%，每月通报。", ("安装率达到100",)),
            Example(f"{HEAD}登记员每日在登记APP打卡，学习积分纳入考核。", ("学习积分纳入考核",)),
            Example(f"{HEAD}各县（区）档案局要在微信群晒出登记现场，组织干部点赞。", ("组织干部点赞",), profile="gansu"),
        ),
        good=(
            Example(f"{HEAD}不得强制干部下载登记APP，不得通报安装率。"),
            Example(f"{HEAD}群众可以下载登记APP办理业务。"),
            Example(f"{HEAD}不要求登记员打卡签到、点赞投票。"),
            Example(f"{HEAD}登记APP不设积分排名。"),
            Example(f"{HEAD}防汛应急期间，值守人员按时打卡。"),
        ),
        check=check_apps,
    ),
)
