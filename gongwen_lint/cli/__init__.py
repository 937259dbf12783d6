"""The command: a thin door on the kernel. Each subcommand is a module, imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from gongwen_lint.cli import output
from gongwen_lint.cli.chinese import SETTINGS, Command, explain
from gongwen_lint.errors import WrongUsage

SUBCOMMANDS = {
    "check": "检查文件和文件夹",
    "text": "看一份文件带行号的文字",
    "stats": "看一份文件各部分的字数",
    "rule": "看规则的说明",
    "config": "看哪些设置在生效、从哪里来",
}


class _Late(Command, click.Group):
    """A group that imports a subcommand's module only when it is wanted."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command:
        if name not in SUBCOMMANDS:
            from gongwen_lint.nearest import advice

            raise click.UsageError(f"没有“{name}”这个子命令。{advice(name, SUBCOMMANDS)}", context)
        return import_module(f"gongwen_lint.cli.{name}").command


@click.group(
    cls=_Late, context_settings=SETTINGS, options_metavar="[选项]…", subcommand_metavar="子命令 [参数]…",
    invoke_without_command=True, help="公文“短实新”检查：逐行指出哪里不短、不实、不新，并注明依据。离线运行，不改原文。",
)
@click.option("--version", is_flag=True, help="显示版本")
@click.pass_context
def group(context: click.Context, version: bool) -> None:
    """What stands before a subcommand, or alone."""
    if version:
        from gongwen_lint import __version__

        output.write([f"gongwen-lint {__version__}\n"])
        context.exit()
    if context.invoked_subcommand is None:
        output.write([context.get_help() + "\n"])
        context.exit()


def main(args: Sequence[str] | None = None) -> None:
    """Run the command on ``args`` (else on the process's own) and end the process with its exit status."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command on ``args``; returns the exit status as docs/exit-status.md lists them."""
    output.use_utf8()
    try:
        return group.main(args, prog_name="gongwen-lint", standalone_mode=False) or 0
    except click.UsageError as error:
        return output.complain(explain(error))
    except WrongUsage as error:
        return output.complain(error.message)
    except output.ReaderGone:
        return output.READER_GONE
    except click.Abort:
        return output.INTERRUPTED
