"""All rules, found by looking: every ``RULES`` tuple in the modules of this package. No list is kept anywhere else."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gongwen_lint.rules.record import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, ordered by code (D, S, X, J families in the order of the codes)."""
    found: list[Rule] = []
    for module in iter_modules(__path__, prefix=f"{__name__}."):
        found.extend(getattr(import_module(module.name), "RULES", ()))
    return tuple(sorted(found, key=lambda rule: ("DSXJG".find(rule.code[0]), rule.code)))
