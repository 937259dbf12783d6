"""What is in force, and from where: the command line over the configuration file over the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from os import PathLike, fspath
from os.path import abspath, dirname, relpath
from typing import TYPE_CHECKING, Any

from gongwen_lint.config_file import FileValues, find_file, read_file, take
from gongwen_lint.errors import WrongUsage
from gongwen_lint.keys import BY_NAME
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import Limits
from gongwen_lint.settings import Settings, Stated

if TYPE_CHECKING:
    from gongwen_lint.rules.record import Rule

DEFAULT, COMMAND_LINE = "默认", "命令行"


class Layer(NamedTuple):
    """What one place sets, by key."""

    origin: str
    values: Mapping[str, Any]


class _Set(NamedTuple):
    """What a run was given."""

    file: str | None
    """the configuration file, if there is one"""
    layers: tuple[Layer, ...]
    """what the file and the command line set; the later beats the earlier"""
    rule_options: Mapping[str, Mapping[str, int | float | str]]
    """rule code → option name → value, as far as the file sets them"""
    path_ignores: Mapping[str, tuple[str, ...]]
    """pattern → rules that are not checked in the files that fit it"""


class Configuration(_Set):
    """What is in force for a run; what it comes to is computed when it is first asked for."""

    def value(self, name: str) -> tuple[Any, str]:
        """The value of a key and where it is from."""
        for layer in reversed(self.layers):
            if name in layer.values:
                return layer.values[name], layer.origin
        return BY_NAME[name].default, DEFAULT

    @property
    def fail_on(self) -> str:
        """From which severity on a finding makes the exit status 1."""
        return self.value("fail-on")[0]

    @property
    def limits(self) -> Limits:
        """How much of a file is read."""
        return Limits(**self._table("limits"))

    @property
    def stated(self) -> Stated:
        """The values stated for the documents."""
        given = self._table("stated")
        return Stated(**given | {"issuers": given["issuers"] or None})

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules that are checked. The command line's ``select`` starts afresh; its other words mend what the file chose.

        Raises WrongUsage where none is left: a report without findings would look clean.
        """
        from gongwen_lint.filters import named, selected
        from gongwen_lint.rules import all_rules

        rules = all_rules()
        chosen = {rule.code for rule in rules}
        for layer in self.layers:
            select, extend, ignore = (layer.values.get(name, ()) for name in ("select", "extend-select", "ignore"))
            chosen = (named(rules, select) if select else chosen) | named(rules, extend)
            chosen -= named(rules, ignore)
        if not chosen:
            raise WrongUsage("no-rules", "没有选中任何规则。请检查 --select、--ignore 和配置文件里的 select、ignore。")
        return selected(rules, chosen)

    @cached_property
    def settings(self) -> Settings:
        """Everything the kernel needs, but for the ignores of single paths."""
        from gongwen_lint.provisions import load_profile

        added: tuple[str, ...] = ()
        protected: tuple[str, ...] = ()
        lexicon, _ = self.value("lexicon")
        if lexicon is not None:
            from gongwen_lint.lexicons import load_user_lexicon

            added, protected = load_user_lexicon(lexicon)
        return Settings(
            profile=load_profile(self.value("profile")[0]), stated=self.stated,
            select=tuple(rule.code for rule in self.rules), options=self.rule_options, added=added, protected=protected,
        )

    def settings_for(self, path: str) -> Settings:
        """The settings for one file: the common ones, less the rules that its path is spared."""
        if self.file is None or not self.path_ignores:
            return self.settings
        from gongwen_lint.globs import fits

        try:
            relative = relpath(abspath(path), dirname(abspath(self.file))).replace("\\", "/")
        except ValueError:  # on another drive
            return self.settings
        spared = [word for pattern, words in self.path_ignores.items() if fits(pattern, relative) for word in words]
        return self.settings._replace(ignore=tuple(spared))

    def _table(self, name: str) -> dict[str, Any]:
        keys = (key for key in BY_NAME if key.startswith(f"{name}."))
        return {key.partition(".")[2].replace("-", "_"): self.value(key)[0] for key in keys}


def configure(
    given: Mapping[str, object], start: str | PathLike[str] = "", file: str | PathLike[str] | None = None
) -> Configuration:
    """What is in force for a run that begins at ``start`` (a file or folder) and where ``given`` is set by hand.

    ``file`` is the configuration file, else one is looked for from ``start`` upwards.
    Raises WrongUsage for what cannot be, with the option or the file and key, and the nearest right one.
    """
    found = find_file(fspath(start)) if file is None else fspath(file)
    from_file = FileValues({}, {}, {}) if found is None else read_file(found)
    by_hand = {
        name: take(f"选项 {BY_NAME[name].option}", BY_NAME[name].read, value, "") for name, value in given.items()
    }
    layers = Layer(str(found), from_file.values), Layer(COMMAND_LINE, by_hand)
    return Configuration(found, layers, from_file.rule_options, from_file.path_ignores)
