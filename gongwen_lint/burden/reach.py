"""Whether a document can lay burdens on lower bodies at all: by its direction, its kind and its genre."""

from __future__ import annotations

from gongwen_lint.analysis.measures import KINDS as DEPLOYING
from gongwen_lint.expressions import Expression
from gongwen_lint.structure.bodies import level_of
from gongwen_lint.structure.outline import Outline
from gongwen_lint.structure.titles import genres

DEPLOYS, LAYS_DOWN, TELLS, NOTHING = "部署", "立规", "述事", "无"
"""it sets lower bodies to work; it lays down standing duties; it is no document of a recognised genre; it imposes nothing"""

_STATUTES = frozenset({"法", "条例", "修正案", "令"})
"""genres that lay down standing duties by law"""
_DIRECTING = frozenset({"通知", "意见"})
"""genres that set to work themselves unless they issue a regulation"""
_TELLING = frozenset({"通报", "批复"})
"""genres that tell what was done, or answer one body"""
_UNIT = "unit"
"""the level of schools, companies, hospitals and associations, whom regulations for party and government bodies do not bind"""
_GOVERNMENT = Expression(r"各[省市县区州旗盟乡镇]|街道|政府|党委|[^学总]局|[市县区]委")
"""what an addressee holds that is a body of the party or the state"""
_FORMS = frozenset({"名表", "其他", "告知"})
"""classes of genres that are forms, outlines and agreements: they bind nobody unless such a body issues them"""
_SETS_TO_WORK = Expression(
    r"(?:制定|制订|提出|印发|形成|出台)(?:本|如下|以下|该)[^。，；]{0,6}?(?:方案|措施|意见|计划|要点|举措|通知)"
    r"|(?:现就|现将|就)[^。]{0,80}?(?:通知|明确|要求|意见)如下|现印发|请[^。，；]{0,12}?(?:贯彻|执行|落实)"
)
"""how a text begins that sets lower bodies to work, whatever its title says"""
_NEWS = ("记者", "日前", "近日", "解读", "答：", "问：", "据悉", "消息", "会议指出", "会议强调")
"""what stands at the beginning of a report in a newspaper, or of questions and answers"""
_OPENING = 600
"""characters in which that shows"""


def reach_of(outline: Outline) -> str:
    """What a document does to lower bodies."""
    if outline.direction in ("up", "level", "public") or outline.genre in _STATUTES or not _may_bind(outline):
        return NOTHING
    if outline.kind == "规范性制度":
        issued = outline.cover or outline.inner_title or outline.genre not in _DIRECTING
        return LAYS_DOWN if issued else DEPLOYS
    if outline.genre in _TELLING:
        return TELLS
    if outline.genre is None:
        return DEPLOYS if _is_deploying(outline) else TELLS
    if outline.kind in (*DEPLOYING, "应急预案") or genres().get(outline.genre, {}).get("class") in ("法定", "方案"):
        return DEPLOYS
    return TELLS


def _may_bind(outline: Outline) -> bool:
    """Whether bodies of the party or the state may be bound by the document; doubt counts as yes."""
    if outline.issuers:
        is_addressed = outline.addressee is not None and _GOVERNMENT.search(outline.addressee) is not None
        return is_addressed or any(level_of(name) != _UNIT for name in outline.issuers)
    is_form = genres().get(outline.genre or "", {}).get("class") in _FORMS
    return not is_form or bool(outline.addressee or outline.number)


def _is_deploying(outline: Outline) -> bool:
    """Whether a document without a genre in its title is addressed to lower bodies, or begins like one that sets to work."""
    if outline.addressee:
        return True
    opening = "".join(block.text for block in outline.blocks[:12] if block.role in ("body", "heading", "other"))[:_OPENING]
    return _SETS_TO_WORK.search(opening) is not None and not any(word in opening for word in _NEWS)
