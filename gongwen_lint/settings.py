"""What is in force for one document: profile, rules, thresholds, and values that the user states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongwen_lint.provisions import Profile, load_profile

DIRECTIONS = {"down": "下行", "up": "上行", "level": "平行", "public": "公布"}
LEVELS = {"central": "中央", "province": "省级", "city": "市级", "county": "县级", "township": "乡级", "unit": "单位"}
COVERS = {"issue": "印发", "forward": "转发"}
"""What the fixed values of an outline are called in Chinese."""


@dataclass(frozen=True)
class Stated:
    """Values the user gives for a document; each replaces the recognised one."""

    title: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] | None = None
    addressee: str | None = None
    date: str | None = None
    genre: str | None = None
    direction: str | None = None
    level: str | None = None
    kind: str | None = None
    cover: str | None = None
    inner_title: str | None = None


@dataclass(frozen=True)
class Settings:
    """Immutable; made from the command line, the configuration and the defaults."""

    profile: Profile = field(default_factory=lambda: load_profile("central"))
    stated: Stated = Stated()
    select: tuple[str, ...] = ()
    """codes, beginnings of codes or names; empty for all rules"""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, int | float | str]] = field(default_factory=dict)
    """rule code → option name → value"""
    added: tuple[str, ...] = ()
    """phrases of the user's own unit that S001 reports as well"""
    protected: tuple[str, ...] = ()
    """formulations of the user's own unit that no rule scores"""
