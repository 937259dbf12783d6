"""The regulations and their limits, read from the TOML files beside this module: one file an issuer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Limit:
    """A number from a provision; None where the kind is exempt."""

    value: int | None
    document: str
    article: str
    binding: str
    """must (不得), should (一般、原则上、应当) or advice"""


@dataclass(frozen=True)
class Profile:
    """The limits that bind one issuer's documents."""

    name: str
    document: str
    body: Mapping[str, Limit]
    """字数 of the body, by kind; the key "" holds for every kind not named"""


@cache
def documents() -> Mapping[str, str]:
    """Full name of each regulation by its key."""
    return {path.stem: _load(path)["document"] for path in sorted(FOLDER.glob("*.toml"))}


def load_profile(name: str) -> Profile:
    """The built-in profile of that name."""
    data = _load(FOLDER / f"{name}.toml")
    body = {
        kind: Limit(row.get("limit"), name, row["article"], row["binding"])
        for row in data["body"] for kind in row["kinds"]
    }
    return Profile(name, data["document"], body)


def _load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))
