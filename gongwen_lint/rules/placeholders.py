"""S012: places of a draft that nobody has filled in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Block

_SIGNS = (
    "*", "＊", "×", "X", "x", "Ｘ", "_", "＿", "【", "[", "［", "｛", "{", "某某", "○○", "〇〇", "◯◯", "△△", "此处",
    "请填", "请补充", "请输入", "请插入", "待填", "待补充", "待核实", "年月", "〕号", "】号", "]号", "］号", "）号", ")号",
)
"""one of these stands, blanks apart, in every text that the expression below can match; most texts have none, and then it is
not compiled"""
_CANDIDATE = (
    r"(?P<date>20[×XxＸ*＊_]{2}年(?!\s{0,9}[×XxＸ*＊_\d]{0,2}\s{0,9}月)"
    r"|(?:20[×XxＸ*＊_○]{2}|[×XxＸ*＊_]{1,4}|\d{4})年\s{0,9}[×XxＸ*＊_\d]{0,2}\s{0,9}月"
    r"(?:\s{0,9}[×XxＸ*＊_\d]{0,2}\s{0,9}日)?|[×XxＸ*＊_]{1,2}月(?:[×XxＸ*＊_\d]{1,2}日|[底初前份末]))"
    r"|(?P<number>[〔（(【\[［]20\d\d[〕）)】\]］]\s{0,9}[×XxＸ*＊_]*\s{0,9}号"
    r"|第\s{0,9}[×XxＸ*＊_]+\s{0,9}号)"
    r"|(?P<mark>[×XxＸ*＊]+(?:[.．][×XxＸ*＊]{1,2})?|某某|[○〇◯△]{2,})"
    r"|(?P<line>[_＿]{2,})(?!\s{0,9}[（(]?(?:盖章|签字|签名|公章))"
    r"|(?P<bracket>[【\[［｛{〔（(](?:此处|请填|请补充|请输入|请插入|待填|待补充|待核实)[^】\]］｝}〕）)\n]{0,20}[】\]］｝}〕）)]"
    r"|[【\[［｛{〔](?:填写|填入|插入|主送|发文|成文日期|单位|姓名|日期|时间|地点|数字|数据|名称|标题|文号|金额|具体)"
    r"[^】\]］｝}〕\n]{0,12}[】\]］｝}〕]|【\s{0,9}】|［\s{0,9}］"
    r"|[【\[［〔（(][^】\]］〕）)\n]{0,10}(?:待核实|待补充|待填写?)[】\]］〕）)])"
)
_NO_DAY = Expression(r"\d{4}年\s{0,9}月\s{0,9}日")
_WORDS_OF_ITS_OWN = frozenset(("title", "number", "addressee", "signature", "date"))
_SENTENCE_END, _BOLD, _QUOTED = Expression("[。！？；]"), Expression(r"\*\*[^*\n]+\*\*"), Expression("“[^“”]{1,40}”")
_NAMING = Expression("名称|命名|称为|写明|注明|标注|字样|格式|样式")
_NAMED_SO = Expression("(?:称为|名为|命名为|名称为)“?$")
_COUNTED = (
    "个工作日", "个百分点", "个", "项", "万人次", "人次", "次", "万人", "人", "名", "家", "件", "份", "篇", "条", "户", "处",
    "起", "场", "期", "批", "天", "周", "季度", "小时", "分钟", "页", "亿元", "万元", "元", "万", "亿", "千", "百", "公里",
    "平方米", "米", "亩", "吨", "公斤", "倍", "台", "套", "辆", "座", "所", "间", "岁", "%", "％", "‰",
)
_BODIES = (
    "省", "市", "县", "区", "旗", "镇", "乡", "村", "街道", "局", "厅", "委", "办", "科", "处", "部", "院", "校", "公司",
    "集团", "单位", "部门", "同志", "书记", "主任",
)
_UNITS = (*_COUNTED, *_BODIES, "年", "月", "日")
_MULTIPLIED = ("数", "均", "率", "额", "/")
"""what follows a unit where × multiplies: ×人数, ×元/平方米; X beside N is a variable: “1+N+X”"""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范廖贾韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
)


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence, from its first empty place to its last; attachments are forms, made to be filled in."""
    blocks = [
        block for block in context.outline.blocks if block.part != "attachment" and block.role not in ("toc", "page_number")
    ]
    whole = "".join("\n".join([block.text for block in blocks]).split())
    if not any(sign in whole for sign in _SIGNS):
        return
    for block in blocks:
        text = block.text
        together = "".join(text.split())
        if not any(sign in together for sign in _SIGNS):
            continue
        ends = [match.start() for match in _SENTENCE_END.finditer(text)]
        for _, group in groupby(_empty(block, text), key=lambda span: bisect_left(ends, span[0])):
            places = list(group)
            named = "、".join(dict.fromkeys(f"“{text[start:end].strip()}”" for start, end in places))
            many = f"有 {len(places)} 处" if len(places) > 1 else "有一处"
            yield Hit(
                block.paragraph.span(block.start + places[0][0], block.start + places[-1][1]),
                f"{many}没有填：{named}。", suggestion="填上实际的数字、名称或日期；用不着的删去。",
            )


def _empty(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each empty place in a block's text, with the unit that follows it."""
    marks: set[int] | None = None
    for found in re.finditer(_CANDIDATE, text):
        start, end = found.span()
        if found["mark"]:
            end = _mark_end(text, start, end)
        elif (found["date"] and not _lacks(found["date"])) or (found["line"] and not _stands_in_text(block, text, start)):
            continue
        if end > start and not _NAMED_SO.search(text[max(0, start - 6):start]):
            marks = _not_meant(text) if marks is None else marks
            if start not in marks:
                yield start, end


def _lacks(date: str) -> bool:
    return not date.isascii() and (any(char in "×XxＸ*＊_○" for char in date) or bool(_NO_DAY.fullmatch(date)))


def _stands_in_text(block: Block, text: str, start: int) -> bool:
    """Whether a line to write on stands within a sentence; one behind a colon or in a table belongs to a form.

    For a title, an addressee, a signature it stands in place of the words.
    """
    if block.role in _WORDS_OF_ITS_OWN:
        return True
    before = text[max(0, start - 40):start].rstrip()[-1:]
    return block.role != "table" and bool(before) and before not in ":："


def _mark_end(text: str, start: int, end: int) -> int:
    """Where an empty place with its unit ends; ``start`` where the marks are no such thing."""
    sign, before = text[start], text[start - 1:start]
    apart = sign not in "*＊" and end - start > 1 and text.startswith(" ", end)  # XX 人次; a * before a blank is a bullet
    after = end + (apart or text.startswith("余", end))
    unit = next((unit for unit in _UNITS if text.startswith(unit, after)), "")
    whole = after + len(unit) if unit else end
    beside = (before, text[end:end + 1])
    if any(char.isascii() and char.isalnum() for char in beside):
        return start
    if sign in "○〇◯△" and (not unit or (before and before in "一二三四五六七八九十")):  # 二○○四年
        return start
    if sign in "*＊":
        return whole if unit and end - start < 7 else start
    if end - start > 1 and "." not in text[start:end]:
        named = before in _SURNAMES and not unit and not text.endswith("关于", 0, start) and end - start < 4
        return start if before and named else whole
    near = text[max(0, start - 40):whole + 40]
    formula = before in ("）", ")") or any(sign in near for sign in "=＝NＮ") or text.startswith(_MULTIPLIED, whole)
    return start if formula or unit not in (*_COUNTED, *_BODIES) else whole


def _not_meant(text: str) -> set[int]:
    """Where signs stand that mean something else: Markdown's bold, and quoted names where the text lays names down."""
    bold = {at for match in _BOLD.finditer(text) for at in (match.start(), match.end() - 2)}
    quoted = _QUOTED.finditer(text) if _NAMING.search(text) else ()
    return bold.union(*(range(match.start(), match.end()) for match in quoted))


RULES = (
    Rule(
        code="S012", name="未填占位", severity="info",
        summary="文稿里还有没填的地方。",
        why="星号、叉号、下划线、【】、“某某”和空着的年月日，是起草时留的空，发出去就成了笑话，也说明数字没有核实。"
            "没有专门的条款，武威市规定要求严把文件质量，列作依据。不报：附件和表格里供人填写的空格，签字盖章处，乘号，"
            "证件号、电话号码里的星号，案例里隐去的人名（张某某、李××），规定名称写法时引号里的样子（“××区政务服务中心”）。",
        basis=(Basis("wuwei", "4", "advice"),),
        bad=(
            Example("登记工作报告\n县政府：\n全年登记*件，办结率*%。", ("*件，办结率*%",)),
            Example("关于做好登记工作的通知\n各科室：\n请××科室于X月X日前报送，联系人：某某同志。", ("××科",)),
            Example(
                "○○县登记工作报告\n县政府：\n全县20XX年登记12件（数据待核实），根据青政发〔2025〕  号登记。\n"
                "青溪县登记局\n2025年  月  日",
                ("○○县", "20XX年登记12件（数据待核实），根据青政发〔2025〕  号", "2025年  月  日"),
            ),
            Example(
                "关于做好登记工作的通知\n【主送单位】：\n登记费____元。\n青溪县登记局\n20XX年X月X日",
                ("【主送单位】", "____", "20XX年X月X日"),
            ),
            Example("关于××××的通知\n____：\n登记费每件10元。\n____\n2025年11月20日", ("××××", "____", "____")),
        ),
        good=(
            Example("关于做好登记工作的通知\n各科室：\n登记台长3×4米，每天登记12件，电话138****1234。"),
            Example("登记典型案例\n各科室：\n张某某、李××冒用他人证件（1301**********1234）登记，被查获。"),
            Example("登记窗口规定\n各科室：\n窗口名称统一为“××县登记窗口”。补贴=人数×月标准×月数。"),
            Example("关于做好登记工作的通知\n各科室：\n当事人（签名）：____________\n签收：____（盖章）"),
        ),
        check=check,
    ),
)
