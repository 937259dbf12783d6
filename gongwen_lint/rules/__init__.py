"""All rules, found by looking: every ``RULES`` tuple in the modules of this package. No list is kept anywhere else."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from gongwen_lint.modules import modules_in
from gongwen_lint.rules.record import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, ordered by code (D, S, X, J families in the order of the codes)."""
    found: list[Rule] = []
    for name in modules_in(__path__):
        found.extend(getattr(import_module(f"{__name__}.{name}"), "RULES", ()))
    return tuple(sorted(found, key=lambda rule: ("DSXJG".find(rule.code[0]), rule.code)))
