"""What click says, said in Chinese: the usage errors by their kind, and the help page."""

from __future__ import annotations

import click

SETTINGS = {"help_option_names": ["-h", "--help"]}


class Command(click.Command):
    """A command whose refusals and help page are ours."""

    def get_help(self, context: click.Context) -> str:
        from gongwen_lint.cli.help import page  # wanted only for the page itself

        return page(self, context)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        context.allow_extra_args = True  # else click refuses them itself, in English
        try:
            rest = super().parse_args(context, args)
        except click.UsageError as error:
            error.ctx = error.ctx or context  # click's parser does not know where it is
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(f"多写了“{' '.join(rest)}”。", context)
        return rest


def explain(error: click.UsageError) -> str:
    """The sentence for a usage error, and the way to the help page."""
    command = error.ctx.command_path if error.ctx else "gongwen-lint"
    return f"{_sentence(error)}\n用法见 {command} --help"


def _sentence(error: click.UsageError) -> str:
    params = error.ctx.command.params if error.ctx else []
    options = {name: param for param in params if isinstance(param, click.Option) for name in param.opts}
    if isinstance(error, click.NoSuchOption):
        from gongwen_lint.nearest import nearest

        close = nearest(error.option_name, [*options, "--help"])
        return f"没有“{error.option_name}”这个选项。" + (f"最接近的是 {close}。" if close else "")
    if isinstance(error, click.BadOptionUsage):
        option = options.get(error.option_name)
        return f"选项 {error.option_name} " + ("不带值。" if option is None or option.is_flag else f"后面要写{option.metavar}。")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"还要写{error.param.metavar}。"
    return error.message
