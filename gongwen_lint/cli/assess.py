"""``assess``: the consistency assessment of one draft, on the screen, for programs, or as the Word file that is filed."""

from __future__ import annotations

from os.path import splitext

from gongwen_lint import assessment
from gongwen_lint.assessment.renderers import FORMATS, json, text
from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.cli.options import OUTPUT, STDIN_FILENAME, Given, Option, Subcommand, configuration, settings_options
from gongwen_lint.cli.output import announce, spare_inputs, write
from gongwen_lint.cli.paths import STDIN
from gongwen_lint.cli.reading import read_or_refuse
from gongwen_lint.cli.references import gather
from gongwen_lint.errors import WrongUsage
from gongwen_lint.kernel import examine

_ENDINGS = {".docx": "docx", ".json": "json", ".txt": "text"}


def assess(paths: list[str], given: Given) -> None:
    """Write the sheet.

    Raises WrongUsage, also where the file cannot be read.
    """
    output, stdin_filename = given.get(OUTPUT.name), given.get(STDIN_FILENAME.name)
    form = _form(given.get("--output-format"), output)
    in_force = configuration(given, paths[0])
    path = stdin_filename if paths[0] == STDIN and stdin_filename else paths[0]
    settings = assessment.narrowed(in_force.settings_for(path))
    if settings is None:
        raise WrongUsage("no-rules", "选中的规则里没有一条与评估有关。请检查 --select、--ignore 和配置文件里的 select、ignore。")
    document = read_or_refuse(paths[0], in_force.limits, stdin_filename)
    gathered = gather(in_force, paths)
    spare_inputs(output, (*paths, *(file.path for file in gathered.files)))
    for unread in gathered.unread:
        assert unread.error
        raise WrongUsage(unread.error.code, f"{unread.error.message}评估表没有填。")
    report = examine(document, settings, gathered.references)
    sheet = assessment.assess(report, settings, compared="，".join(gathered.told))
    if form == "docx":
        from gongwen_lint.assessment.renderers import docx  # a tenth of a second that only this format costs

        write(docx.render(sheet), output)
    else:
        write((json if form == "json" else text).render(sheet), output)
    if output is not None:
        announce(f"已写 {output}：{next(words.summary(sheet))}")


SUBCOMMAND = Subcommand(
    "逐条对照《整治形式主义为基层减负若干规定》，填一份与为基层减负一致性评估表。- 表示标准输入。", "文件", 1, 1,
    (
        Option("--output-format", "格式；不写就照 -o 的扩展名，都没有就是 text", "|".join(FORMATS), choices=FORMATS), OUTPUT,
        *settings_options("profile", "select", "ignore", "extend-select", "lexicon", "against", "library", "stated"),
        STDIN_FILENAME,
    ),
    assess,
)


def _form(asked: str | None, output: str | None) -> str:
    """The format asked for, else the one of the output's ending.

    Raises WrongUsage where it cannot be told, or where Word could not open what would be written.
    """
    ending = splitext(output)[1].lower() if output else ""
    if asked is None and output:
        if ending not in _ENDINGS:
            raise WrongUsage(
                "output", f"看不出 {output} 要什么格式。扩展名请用 {'、'.join(_ENDINGS)}，或者用 --output-format 写明。"
            )
        return _ENDINGS[ending]
    if asked == "docx" and output is None:
        raise WrongUsage("output", "docx 是 Word 文件，屏幕上显示不了。请用 -o 写明文件名，如 -o 评估表.docx。")
    if ending == ".docx" and asked != "docx":
        raise WrongUsage("output", f"{output} 是 Word 文件名，写成 {asked} 格式就打不开了。请换一个文件名，或者用 docx 格式。")
    return asked or "text"
