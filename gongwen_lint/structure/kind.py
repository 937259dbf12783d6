"""What kind of document it is, for the length limits; doubt goes to the wider limit."""

from __future__ import annotations

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.titles import Title, genre_of, genres

_WHOLE_FIELD = (
    "经济和社会发展", "经济社会发展", "政府工作", "经济工作", "全面深化改革", "高质量发展", "全面推进",
    "乡村全面振兴", "农村改革", "稳增长", "工作要点", "工作安排", "工作报告", "重点工作",
)
_WHOLE_REPORT = Expression(r"政府工作(?:总结|报告|情况)|[年度]工作(?:总结|报告|情况)|年度报告|综合")
_AFFAIRS = (
    "召开", "举办", "申报", "报名", "报送", "推荐", "遴选", "评审", "放假", "培训班", "会议", "征集", "征求", "公示", "考试",
    "体检", "体能", "缴费", "值班", "转发", "填报", "核对", "领取",
)
_CAMPAIGN = Expression(r"开展.{0,12}(?:申报|评选|推荐|认定|调查|统计)", needs=("开展",))
_TAKES_EFFECT = Expression(
    r"[自从][^。]{0,30}起(?:施行|实施|执行|生效)|有效期(?:[为至限]|\d)|按原政策执行|不一致的[^。]{0,8}以本",
    needs=("起施行", "起实施", "起执行", "起生效", "有效期", "按原政策执行", "不一致的"),
)
"""how provisions end: they say from when and how long they hold"""


def kind_of(title: Title | None, genre: str | None, cover: str | None, inner: str | None, ending: str) -> tuple[str, str]:
    """The kind and how it was recognised; ``ending`` is the last of the body, where provisions say from when they hold."""
    text = title.text if title else ""
    named = inner if inner and title and (cover == "issue" or title.act) else text
    word = genre_of(named) or genre
    if title and title.act == "forward" and genres().get(word or "", {}).get("direction") == "up":
        named, word = text, genre  # what was reported up is a measure once it is passed down
    group = genres().get(word or "", {}).get("class", "")
    if word is None:
        return "其他", "看不出文种"
    if word in ("请示", "批复", "函", "复函"):
        return "请示批复函", f"文种是{word}"
    if (group == "规划" and word != "计划") or named.endswith(("规划的建议", "计划的建议")):
        return "规划", f"题为{word}"
    if group == "预案":
        return "应急预案", "题为预案"
    if group == "报告" or word == "报告":
        whole = _WHOLE_REPORT.search(named) is not None
        return ("综合报告" if whole else "专项报告"), f"题为{word}，{'报全面工作' if whole else '报一项工作'}"
    if group == "规范":
        return "规范性制度", f"题为{word}"
    if word in ("通知", "公告", "通告") and _TAKES_EFFECT.search(ending):
        return "规范性制度", f"题为{word}，文末写明施行时间"
    if word in ("通知", "公告", "通告") and _is_affair(named):
        return "事务性通知", f"题为{word}，办的是一件具体事务"
    if group in ("名表", "其他", "信息", "告知", "讲话") or word in ("公报", "公告", "通告", "纪要", "议案", "通报"):
        return "其他", f"题为{word}"
    if any(words in named for words in _WHOLE_FIELD):
        return "综合部署", f"题为{word}，部署一个领域或一个时期的全面工作"
    return "专项部署", f"题为{word}，部署一项工作"


def _is_affair(title: str) -> bool:
    return any(word in title for word in _AFFAIRS) or _CAMPAIGN.search(title) is not None
