"""``stats``: how long a document is, section by section, and what it may be."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.cli.options import OUTPUT, STDIN_FILENAME, Given, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import spare_inputs, write
from gongwen_lint.cli.reading import read_or_refuse
from gongwen_lint.columns import padded, width
from gongwen_lint.provisions import Limit, document_name, load_profile
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._objects import padding_object
from gongwen_lint.stats import Stats, stats
from gongwen_lint.structure import analyse
from gongwen_lint.visible import shortened, visible, visible_json

_TITLE = 40
"""characters of a heading that are shown"""


def show(paths: list[str], given: Given) -> None:
    """Print the counts."""
    in_force = configuration(given, paths[0])
    profile = load_profile(in_force.value("profile")[0])
    spare_inputs(given.get(OUTPUT.name), paths)
    document = read_or_refuse(paths[0], in_force.limits, given.get(STDIN_FILENAME.name))
    outline = analyse(document, in_force.stated)
    found = stats(document, outline, profile)
    if given.get("--output-format") == "json":
        write(_json(document.path, profile.name, found), given.get(OUTPUT.name))
    else:
        write(_text(document.path, outline.genre, found), given.get(OUTPUT.name))


SUBCOMMAND = Subcommand(
    "看一份文件各部分的字数、正文页数和适用的上限。- 表示标准输入。", "文件", 1, 1,
    (*output_options("text", "json"), *settings_options("profile", "stated"), STDIN_FILENAME), show,
)


def _text(path: str, genre: str | None, found: Stats) -> Iterator[str]:
    yield f"{visible(path)}\n"
    known = "、".join(value for value in (genre, found.kind) if value)
    if known:
        yield f"认作 {known}" + (f"（{found.kind_reason}）" if found.kind_reason else "") + "\n"
    yield "\n字数按 Word 的算法：汉字和全角标点每个算 1，连写的字母或数字算 1，空格不算。\n\n"
    rows = [("正文", found.body, f"其中汉字 {found.body_han}；不计空格的字符 {found.body_visible}")]
    rows += [
        (f"  {visible(shortened(section.title, _TITLE))}", section.words, f"占 {section.share:.0%}，第{section.line}行起")
        for section in found.sections
    ]
    if found.cover:
        rows.append(("通知本身", found.cover, "所印发、转发的文件另计"))
    if found.attachments:
        rows.append(("附件", found.attachments, "不计入正文"))
    rows += [("其他", found.other, "版头、标题、主送机关、署名、版记、页码等，不计入正文"), ("全文", found.total, "")]
    first, second = max(width(title) for title, _, _ in rows), len(str(found.total))
    for title, count, note in rows:
        yield f"{padded(title, first)}  {count:>{second}} 字  {note}".rstrip() + "\n"
    yield f"\n虚实：{words.padding(found.padding, genre)}。\n"
    for stretch in found.padding.map:
        last = "" if stretch.end_line == stretch.line else f"至{stretch.end_line}"
        name = padded(words.PADDING[stretch.what], 14)
        yield f"  第{stretch.line}{last}行  {name}  {stretch.words} 字，“{visible(stretch.opening)}……”\n"
    yield "\n"
    if found.pages is not None and found.pages_from:
        yield f"正文 {found.pages} 页（{words.PAGES_FROM[found.pages_from]}）\n"
    yield f"字数上限：{_limit(found.limit, found.body, '字')}\n"
    if found.page_limit:
        yield f"页数上限：{_limit(found.page_limit, found.pages, '页')}\n"


def _limit(limit: Limit | None, amount: int | None, unit: str) -> str:
    if limit is None:
        return "没有规定"
    basis = f"（{limit.because}依据：{words.cited(limit.document, limit.article, limit.binding)}）"
    if limit.value is None:
        return f"不设上限{basis}"
    over = "" if amount is None else f"，超出 {amount - limit.value} {unit}" if amount > limit.value else "，没有超出"
    return f"{limit.value} {unit}{over}{basis}"


def _json(path: str, profile: str, found: Stats) -> Iterator[str]:
    import json

    value = {
        "version": 1, "path": path, "profile": profile, **found._asdict(),
        "sections": [share._asdict() for share in found.sections],
        "padding": padding_object(found.padding),
        "limit": _limit_object(found.limit), "page_limit": _limit_object(found.page_limit),
    }
    yield visible_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _limit_object(limit: Limit | None) -> dict[str, object] | None:
    return None if limit is None else {**limit._asdict(), "document": document_name(limit.document)}
