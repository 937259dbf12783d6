"""What is in force for one document: profile, rules, thresholds, and values that the user states."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from gongwen_lint.named import NamedTuple
from gongwen_lint.provisions import Profile, load_profile

DIRECTIONS = {"down": "下行", "up": "上行", "level": "平行", "public": "公布"}
LEVELS = {"central": "中央", "province": "省级", "city": "市级", "county": "县级", "township": "乡级", "unit": "单位"}
COVERS = {"issue": "印发", "forward": "转发"}
"""What the fixed values of an outline are called in Chinese."""


class Stated(NamedTuple):
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


class _Chosen(NamedTuple):
    """What may be chosen for a document."""

    profile: Profile
    stated: Stated = Stated()
    select: tuple[str, ...] = ()
    """codes, beginnings of codes or names; empty for all rules"""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, int | float | str]] = MappingProxyType({})
    """rule code → option name → value"""
    added: tuple[str, ...] = ()
    """phrases of the user's own unit that S001 reports as well"""
    protected: tuple[str, ...] = ()
    """formulations of the user's own unit that no rule scores"""


class Settings(_Chosen):
    """What is in force for a document; without a profile given, the central one."""

    __slots__ = ()

    def __new__(cls, profile: Profile | None = None, *more: Any, **named: Any) -> Settings:
        """Takes the values of ``_Chosen`` by place or by name."""
        return super().__new__(cls, profile or load_profile("central"), *more, **named)
