"""``check``: lint files and folders."""

from __future__ import annotations

import click

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.kernel import examine
from gongwen_lint.readers import read
from gongwen_lint.report import DocumentReport
from gongwen_lint.settings import Settings


@click.command(help="检查文件。")
@click.argument("paths", nargs=-1, required=True)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def command(paths: tuple[str, ...], output_format: str) -> None:
    """Report on each path."""
    from importlib import import_module

    reports = []
    for path in paths:
        try:
            reports.append(examine(read(path), Settings()))
        except UnreadableFile as error:
            reports.append(DocumentReport(path, error))
    click.echo(import_module(f"gongwen_lint.renderers.{output_format}").render(reports), nl=False)
