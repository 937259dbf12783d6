"""Texts as documents that a draft is held against."""

from __future__ import annotations

from gongwen_lint.copying.compare import Copies, compare
from gongwen_lint.copying.references import Given
from gongwen_lint.copying.source import Source, source_of
from gongwen_lint.copying.stream import Stream
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse


def source(text: str, path: str = "上位文件.txt") -> Source:
    """A text as it is kept to compare with."""
    document = read_plain(text.encode(), path)
    return source_of(document, analyse(document))


def held_against(*texts: str) -> tuple[Given, ...]:
    """The texts as references; none where there are none."""
    return (Given([source(text, f"上位文件{number}.txt") for number, text in enumerate(texts, 1)]),) if texts else ()


CLEAR = "各乡镇水利站要在入冬前清完辖区内的干渠和支渠，逐段登记淤积深度、清运方量和施工队伍，登记表贴在渠首"
WATCH = "闸门由专人看守，早晚各记一次水位，超过警戒水位的立即电话报告防汛值班室，并通知下游三个村转移临水农户"
PAY = "清淤用工按出勤天数结算，工钱在验收后十日内打到本人银行卡，村里不得代领，也不得用水费抵扣"
OTHER = "图书馆星期六下午在少儿阅览室讲绘本，家长凭借书证报名，每场收二十个孩子，讲完把绘本借回家看"


def paper(
    *said: str, issuer: str = "青溪县水利局", title: str = "关于做好渠道清淤工作的通知", date: str = "2025年5月6日",
) -> str:
    """A notice of an invented office that says this, a paragraph each."""
    return "\n".join((f"{issuer}{title}", "各有关单位：", *(f"{one}。" for one in said), issuer, f"{date}\n"))


def stream(text: str) -> Stream:
    """A text of which all is compared."""
    return Stream(text, ((0, len(text)),) if text else ())


def compared(draft: str, *others: str, path: str = "稿.txt", protected: tuple[str, ...] = ()) -> Copies:
    """What a draft has from other texts."""
    document = read_plain(draft.encode(), path)
    return compare(document, analyse(document), held_against(*others), protected)
