"""Every reason a file cannot be read has a stable code, one sentence, and a row on the page that lists them."""

import ast
import re
from pathlib import Path

import pytest

import gongwen_lint
from gongwen_lint.errors import READING, unreadable
from gongwen_lint.readers.limits import Limits

PACKAGE = Path(gongwen_lint.__file__).parent
PAGE = Path(__file__).parent.parent / "docs" / "errors.md"
ROWS = dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.M))
GAPS = {
    "reason": "原因", "kind": "某种文件", "advice": "请另存。", "what": "页数", "amount": "9", "most": "3", "seconds": "120",
    "endings": ".docx", "detail": "60",
}


def raised() -> set[str]:
    """Codes that any call in the package names."""
    codes = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("unreadable", "UnreadableFile") and node.args:
                codes |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    return codes


def test_every_code_that_is_raised_is_known() -> None:
    assert raised() <= set(READING)
    assert raised()


def test_the_page_lists_every_code_with_its_sentence() -> None:
    assert ROWS == READING


@pytest.mark.parametrize("code", READING)
def test_a_message_names_the_file_and_is_one_plain_sentence_with_advice(code: str) -> None:
    error = unreadable(code, "稿件/例.docx", **GAPS)
    assert error.code == code
    assert error.message.startswith("稿件/例.docx：")
    assert error.message.endswith("。")
    assert "请" in error.message
    assert "{" not in error.message


@pytest.mark.parametrize("code", [code for code, sentence in READING.items() if "{kind}" in sentence])
def test_the_latin_name_of_a_format_stands_apart_from_the_han_before_it(code: str) -> None:
    for kind in ("Excel 工作簿（.xlsx）", "RTF 文档（.rtf）"):
        assert re.search(rf"[\u4e00-\u9fff] {kind}", unreadable(code, "例.docx", **GAPS | {"kind": kind}).message)
    assert re.search(r"[\u4e00-\u9fff]某种文件", unreadable(code, "例.docx", **GAPS).message)


def test_the_page_gives_the_limits_in_force() -> None:
    page = PAGE.read_text(encoding="utf-8")
    limits = Limits()
    sizes = [f"{size >> 20} MiB" for size in (limits.file_bytes, limits.inflated_bytes)]
    for value in (*sizes, f"{limits.pages:,}", f"{limits.characters:,}", f"{limits.lines:,}"):
        assert f"| {value} |" in page
