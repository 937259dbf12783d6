"""The pages in ``docs/rules/``, written from the rules' records: ``python -m gongwen_lint.rules_page docs/rules``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from gongwen_lint.provisions import articles
from gongwen_lint.renderers import _words as words
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Basis, Example, Rule

FAMILIES = {"D": "短", "S": "实", "X": "新", "J": "减负", "G": "格式"}
SHOWN = 160
"""characters of an example's line that are shown; examples for length limits repeat one sentence"""


def pages() -> Mapping[str, str]:
    """The text of each page by its file name."""
    rules = all_rules()
    return {"README.md": index(rules), **{f"{rule.code}.md": page(rule) for rule in rules}}


def index(rules: tuple[Rule, ...]) -> str:
    """The page that lists all rules, family by family."""
    out = ["# 规则", "", "本目录由规则记录生成：`python -m gongwen_lint.rules_page docs/rules`。请改记录，不要改这里。"]
    for letter, family in FAMILIES.items():
        mine = [rule for rule in rules if rule.code.startswith(letter)]
        if mine:
            out += ["", f"## {letter} {family}", "", "| 编号 | 名称 | 级别 | 查什么 |", "|---|---|---|---|"]
            out += [f"| [{r.code}]({r.code}.md) | {r.name} | {words.SEVERITIES[r.severity]} | {_cell(r.summary)} |" for r in mine]
    return "\n".join(out) + "\n"


def page(rule: Rule) -> str:
    """The page of one rule."""
    out = [f"# {rule.code} {rule.name}", "", f"级别：{words.SEVERITIES[rule.severity]}", "", rule.summary]
    out += ["", "## 为什么", "", rule.why, "", "## 依据", "", *map(_basis, rule.basis)]
    if rule.options:
        out += ["", "## 选项", "", f"写在 `gongwen-lint.toml` 的 `[rules.{rule.code}]` 里。", ""]
        out += ["| 名称 | 默认值 | 含义 |", "|---|---|---|"]
        out += [f"| `{option.name}` | {option.default} | {_cell(option.meaning)} |" for option in rule.options]
    out += ["", "## 会报的", *_examples(rule.bad), "", "## 不报的", *_examples(rule.good)]
    return "\n".join(out) + "\n"


def _basis(basis: Basis) -> str:
    known = articles(basis.document).get(basis.article)
    gist = f"：{known.gist}" if known else ""
    return f"- {words.basis(basis)}{gist}"


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples:
        yield from ("", "```text", *map(_shown, example.text.splitlines()), "```")
        notes = [f"`{name} = {value}`" for name, value in example.options.items()]
        if example.profile != "central":
            notes.append(f"限数用 `{example.profile}`")
        for text in example.against:
            yield from ("", "与之比对的文件：", "", "```text", *map(_shown, text.splitlines()), "```")
        if notes:
            yield from ("", f"设定：{'，'.join(notes)}。")
        if example.quotes:
            yield from ("", f"报在：{'；'.join(f'“{quote}”' for quote in example.quotes)}。")
        if example.mended is not None:
            lines = zip(example.text.splitlines(), example.mended.splitlines(), strict=True)
            yield from ("", f"改后：{'；'.join(f'“{_shown(mended)}”' for line, mended in lines if mended != line)}")


def _shown(line: str) -> str:
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}……（以下同样的话，本行共 {len(line)} 个字符）"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(folder: str) -> None:
    """Write all pages into the folder and take away pages of rules that are gone."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in target.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
