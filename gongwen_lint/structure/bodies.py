"""Names of bodies: telling them from other lines, taking joint issuers apart, and the level they stand at."""

from __future__ import annotations

import re
from functools import cache

from gongwen_lint.expressions import Expression
from gongwen_lint.tables import table

_SUFFIXES = (
    "政府", "厅", "局", "部", "委", "院", "署", "会", "办", "处", "科", "室", "股", "所", "站", "行", "社", "关", "中心",
    "大学", "学校", "中学",
    "小学", "公司", "集团", "总队", "支队", "大队", "专班", "机制", "组", "单位", "部门", "系", "馆", "园", "台", "厂", "矿",
    "港", "村", "街道",
    "乡", "镇", "省", "市", "县", "区",
)
"""how names of bodies end"""
_UNITS = ("大学", "学院", "学校", "公司", "集团", "医院", "协会", "研究院", "研究所")
_STRONG = (
    "人民政府办公厅|人民政府办公室|人民政府|人民检察院|人民法院|委员会办公厅|委员会办公室|委员会|办公厅"
    r"|办公室|(?<=改革|健康|国资|经信|建设|民族|网信)委(?=[^\W\d]{2,12}[部委厅局署])"
    "|管理局|监管局|监督局|总局|管委会|保障厅|保障局|服务局|税务局|海关|银行|分行|支行"
    r"|(?<=[^\W\d][省市县区州旗])委(?=[^\W\d]{2,8}人民政府)|[厅局署]|(?<=[^\W\d]{2})部|联合会|管理中心|发展中心|大学|学院|检察院|法院|党组|中心支行"
)
_NOT_NAME = (
    "关于", "通知", "印发", "转发", "如下", "进一步", "加强", "要求", "情况", "联系",
    "电话", "附件", "抄送", "同意", "批准",
)
_NOT_IN_NAME = frozenset("，。；：？！!?,;:《》“”0123456789")
_STAND_IN = Expression(
    r"[\[［【〔](?:发文|落款|署名|印发)?(?:单位|机关|名称|署名|发文单位|发文机关)(?:名称)?[\]］】〕]",
    needs=("]", "］", "】", "〕"),
)
_SEAL = Expression(r"[（(〔\[](?:章|印章|公章|盖章|加盖[^（）()]*|此处[^〕\]]*)[)）〕\]]$", needs=("章", "加盖", "此处"))


_OPEN = Expression(
    r"[\[［【〔｛{][^\[［【〔｛{\d]*[\]］】〕｝}]|[×＊*_＿△◯]|[○〇ＸXx]{2,}|[ＸXx](?=[省市县区旗州镇乡村局厅委办部])|某[某省市县区旗镇乡村局厅委办部单]",
    needs=tuple("[［【〔｛{×＊*_＿△◯○〇ＸXx某"),
)
_ANYBODY_S = frozenset((
    "办公室", "办公厅", "综合处", "综合科", "秘书处", "秘书科", "委员会", "党委", "党组", "党支部", "单位", "部门", "本局",
    "本单位",
))
"""what every body has or is: no name where nothing tells whose"""


def left_open(name: str) -> bool:
    """Whether a draft has left open whose name it is: [发文单位], ××局, XX市人民政府, ____."""
    return _OPEN.search(name) is not None


def all_open(text: str) -> bool:
    """Whether a text says nothing but that something is to be filled in: [标题], ××××, the name of a body left open."""
    return left_open(text) and (is_body_name(text) or not _OPEN.sub("", text))


def names_one(name: str) -> bool:
    """Whether a name tells one body from others, or is to do so once it is filled in."""
    return name not in _ANYBODY_S


def bare_name(text: str) -> str:
    """A name without blanks, seals and stand-ins: 兰州大学（章） → 兰州大学."""
    return _SEAL.sub("", "".join(text.split()))


def is_body_name(text: str) -> bool:
    """Whether a line holds nothing but the name of a body, or of several."""
    bare = bare_name(text)
    if _STAND_IN.fullmatch(bare):
        return True
    if not 2 <= len(bare) <= 60 or bare.endswith("工作") or not _NOT_IN_NAME.isdisjoint(bare):
        return False
    if any(word in bare for word in _NOT_NAME):
        return False
    name = _without_bracket(bare)
    return name.endswith(_SUFFIXES) and all(char.isalnum() or char in "_＿○△·、（）()×" for char in name)


def _without_bracket(name: str) -> str:
    """A name without the bracket it ends in."""
    if name[-1:] in ("）", ")"):
        begin = max(name.rfind("（"), name.rfind("("))
        if begin >= 0 and not any(mark in name[begin:-1] for mark in "）)"):
            return name[:begin]
    return name


def split_names(text: str) -> tuple[str, ...]:
    """The bodies in a run of names, separated by blanks or 、 or not at all: 省教育厅省财政厅 → 省教育厅, 省财政厅."""
    parts = [bare_name(part) for part in re.split(r"[ \u3000\t、，,]+", text.strip()) if part.strip()]
    names: list[str] = []
    for part in parts:
        names.extend(_split_joined(part))
    return tuple(_merge(names))


_BRANCH = Expression(r"[^厅委]{2,14}?(?:监管局|税务局|监察局|气象局|统计局|调查总队|分局|分行|支行|专员办|办事处|海关)")
"""what follows the name of a central body where the whole is one of its branches: 国家税务总局｜东岭省税务局"""


def _split_joined(text: str) -> list[str]:
    """Cut behind a strong suffix where another whole name follows."""
    names, begin = [], 0
    for match in re.finditer(_STRONG, text):
        rest = text[match.end() :]
        if (
            match.start() < begin + 1
            or len(rest) < 3
            or re.match(rf"(?:{_STRONG}|办公厅|办公室|等|党组|和|[^\W\d]{{1,2}}$)", rest)
        ):
            continue
        if text[begin : match.end()].startswith(("国家", "中国")) and _BRANCH.match(rest):
            continue
        if _starts_name(rest, text[: match.end()]):
            names.append(text[begin : match.end()])
            begin = match.end()
    names.append(text[begin:])
    return names


@cache
def regions() -> tuple[str, ...]:
    """Names of provinces and the like, long forms first."""
    names = {row["name"] for row in table("regions")} | {row["short"] for row in table("regions")}
    return tuple(sorted(names, key=len, reverse=True))


def _starts_name(rest: str, before: str) -> bool:
    head = ("中共", "中国", "国家", "国务院", "全国", "中央", "最高", *regions())
    if rest.startswith(head):
        return True
    lead = re.match(r"[^\W\d]{1,6}?(?:省|市|县|区|州|旗|盟)", before.removeprefix("中共"))
    if lead and rest.startswith(lead[0]):
        return True
    return bool(
        re.match(
            r"(?:省|市|县|区)?(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源|自然资源|生态环境|住房"
            r"|交通|水利|农业|商务|文化|卫生|应急|审计|国资|市场|统计|医疗|林|气象|税务|发展|体育|金融)",
            rest,
        )
    )


def _merge(names: list[str]) -> list[str]:
    """A piece that is no name by itself goes back to the one before it."""
    merged: list[str] = []
    for name in names:
        if merged and not _without_bracket(name).endswith(_SUFFIXES) and name[:1] not in "[［【":
            merged[-1] += name
        else:
            merged.append(name)
    return merged


@cache
def _provinces() -> tuple[str, ...]:
    """What provinces are called, the longest names first."""
    return tuple(sorted({row[key] for row in table("regions") for key in ("name", "short")}, key=lambda name: (-len(name), name)))


def level_of(name: str) -> str | None:
    """central, province, city, county, township or unit, from the name of a body; None where it does not tell."""
    bare = bare_name(name)
    if not bare:
        return None
    if any(word in bare for word in _UNITS) and not any(word in bare for word in ("委员会", "政府")):
        return "unit"
    inside = re.sub(r"^中共|^中国共产党", "", bare)
    if re.search(r"街道|(?<![乡城])镇(?!江|海区)|乡(?!村)", inside) and re.search(
        r"(?:镇|乡|街道)(?:人民政府|党委|委员会|办事处|工委|办公室|党政)", inside
    ):
        return "township"
    lead = next((name for name in _provinces() if inside.startswith(name)), "")
    rest = inside[len(lead) :]
    if re.match(r"[^\W\d]{1,7}?(?:县|旗|自治县)", rest) or (re.match(r"[^\W\d]{1,6}?市[^\W\d]{1,6}?区", rest)):
        return "county"
    if re.match(r"[^\W\d]{1,8}?(?:市|自治州|州|盟|地区)", rest) and not lead.endswith(("北京市", "上海市", "天津市", "重庆市")):
        return "city"
    if re.match(r"[^\W\d]{1,6}?区", rest) and not rest.startswith(("自治区", "社区", "地区")):
        return "county"
    if lead or re.match(r"(?:省|自治区)", inside):
        return "province"
    if re.match(r"市", inside):
        return "city"
    if re.match(r"[县区旗]", inside):
        return "county"
    if re.match(
        r"(?:中共中央|中央|国务院|国家|全国|最高|中国|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部"
        r"|财政部|人力资源|自然资源部|生态环境部|住房|交通运输部|水利部|农业农村部|商务部|文化和旅游部|卫生|国防部"
        r"|外交部|应急管理部|审计署|海关总署|税务总局|市场监管总局|[^\W\d]{2,8}(?:部|总局|总署)(?:办公厅"
        r"|$))",
        inside,
    ):
        return "central"
    return None
