"""The command: a thin door on the kernel. Each subcommand is a module, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

SUBCOMMANDS = ("check",)


class _Late(click.Group):
    """A group that imports a subcommand's module only when it is wanted."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        return import_module(f"gongwen_lint.cli.{name}").command if name in SUBCOMMANDS else None


@click.group(cls=_Late, help="公文“短实新”检查：逐行指出哪里不短、不实、不新，并注明依据。")
def main() -> None:
    """The entry point."""
