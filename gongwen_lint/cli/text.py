"""``text``: the numbered lines that every finding counts in, with what each line is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.cli.options import OUTPUT, STDIN_FILENAME, Given, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import spare_inputs, write
from gongwen_lint.cli.reading import read_or_refuse
from gongwen_lint.columns import padded
from gongwen_lint.structure import analyse
from gongwen_lint.visible import visible, visible_json

if TYPE_CHECKING:
    from gongwen_lint.document import Document
    from gongwen_lint.structure.outline import Outline

ROLES = {
    "masthead": "版头", "number": "发文字号", "signer": "签发人", "title": "标题", "addressee": "主送机关", "body": "正文",
    "heading": "层次标题", "attachment_note": "附件说明", "signature": "署名", "date": "成文日期", "note": "附注",
    "attachment": "附件", "imprint": "版记", "page_number": "页码", "toc": "目录", "table": "表格", "other": "其他",
}
"""What the roles of lines are called, as GB/T 9704-2012 names the parts of a document."""

_ROLE = 9
"""places on the screen for the longest of them and the level of a heading"""


def text(paths: list[str], given: Given) -> None:
    """Print the lines."""
    in_force = configuration(given, paths[0])
    spare_inputs(given.get(OUTPUT.name), paths)
    document = read_or_refuse(paths[0], in_force.limits, given.get(STDIN_FILENAME.name))
    outline = analyse(document, in_force.stated)
    write((_json if given.get("--output-format") == "json" else _text)(document, outline), given.get(OUTPUT.name))


SUBCOMMAND = Subcommand(
    "看一份文件带行号的文字：检查结果里的行号就是这里的行号。- 表示标准输入。", "文件", 1, 1,
    (*output_options("text", "json"), *settings_options("stated"), STDIN_FILENAME), text,
)


def _text(document: Document, outline: Outline) -> Iterator[str]:
    digits = len(str(len(document.lines)))
    for line, (role, level) in zip(document.lines, outline.shown_roles(), strict=True):
        said = f"{ROLES[role]}{level or ''}" if line.text.strip() else ""
        yield f"{line.number:>{digits}}  {padded(said, _ROLE)}  {visible(line.text)}".rstrip() + "\n"


def _json(document: Document, outline: Outline) -> Iterator[str]:
    import json

    from gongwen_lint.renderers._objects import line_objects

    lines = list(line_objects(document, outline))
    yield visible_json(json.dumps({"version": 1, "path": document.path, "lines": lines}, ensure_ascii=False, indent=2)) + "\n"
