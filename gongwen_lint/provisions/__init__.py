"""The regulations and their limits, read from the TOML files beside this module: one file a regulation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from os import listdir
from os.path import dirname, isfile, join

from gongwen_lint.named import NamedTuple
from gongwen_lint.provisions.limits import KINDS, MEASURES, Limit, Profile, Row

__all__ = (
    "KINDS", "MEASURES", "Article", "Limit", "Profile", "Row", "articles", "built_in", "called", "document_name", "documents",
    "load_profile", "names_in_force", "profile_from",
)

FOLDER = dirname(__file__)


class Article(NamedTuple):
    """What one article of a provision asks, in words of our own."""

    number: str
    """as printed: 2, 三"""
    binding: str
    """the strongest word in it: must (不得、严禁、硬性数字), should (一般、原则上、应当) or advice"""
    gist: str


def built_in() -> tuple[str, ...]:
    """The keys of the regulations, in order."""
    return tuple(sorted(name.removesuffix(".toml") for name in listdir(FOLDER) if name.endswith(".toml")))


@cache
def documents() -> Mapping[str, str]:
    """Full name of each regulation by its key."""
    return {name: _read(name, "\n[[")["document"] for name in built_in()}


@cache
def called() -> Mapping[str, str]:
    """The key of each regulation by what its profile may be asked for as: the keys, then the names in Chinese."""
    names = {name: key for key in built_in() for name in _read(key, "\n[[")["called"]}
    return {**{key: key for key in built_in()}, **names}


@cache
def names_in_force(profile: str) -> tuple[str, ...]:
    """What a profile of that name and those it inherits are called in short: 甘肃规定, 中央规定; a user's own by its name."""
    if profile not in documents():
        return (f"{profile}（自己的限数）",)
    head = _read(profile, "\n[[")
    return f"{head['called'][0]}规定", *(names_in_force(head["inherits"]) if "inherits" in head else ())


def document_name(key: str) -> str:
    """Full name of the regulation a basis names; a profile that the user brought goes by its full name already."""
    return documents().get(key, key)


@cache
def articles(document: str) -> Mapping[str, Article]:
    """The articles of a regulation by number, in order; ``document`` is a key of ``documents()``."""
    data = _read(document)
    return {row["number"]: Article(row["number"], row["binding"], row["gist"]) for row in data["article"]}


@cache
def load_profile(name: str) -> Profile:
    """The profile of that name, or the one in the user's own TOML file of that path.

    Raises WrongUsage where there is neither, or where the file says something that cannot be.
    """
    if "/" not in name and "\\" not in name and isfile(_path(name)):
        return profile_from(_read(name, "\n[[article]]"), name, name)
    from gongwen_lint.provisions.own import load_own

    return load_own(name)


def profile_from(data: Mapping, name: str, document: str) -> Profile:
    """A profile from the parsed file of a provision; ``document`` is what its limits name as their basis."""
    rows = tuple(
        Row(
            row["measure"], frozenset(row.get("kinds", ())), tuple(row.get("titles", ())), frozenset(row.get("genres", ())),
            Limit(row.get("value"), document, row["article"], row["binding"], row.get("reason", "")),
        )
        for row in data.get("limit", ())
    )
    inherits = data.get("inherits")
    return Profile(
        name, data["document"], rows, frozenset(data.get("unbound", ())), load_profile(inherits) if inherits else None
    )


def _path(name: str) -> str:
    return join(FOLDER, f"{name}.toml")


def _read(name: str, until: str | None = None) -> dict:
    """A built-in file, up to the first place where ``until`` stands: a check needs neither articles nor, often, limits."""
    with open(_path(name), encoding="utf-8") as file:
        text = file.read()
    return tomllib.loads(text.partition(until)[0] if until else text)
