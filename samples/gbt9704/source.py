"""The source of one sample: what samples/sources/*.toml say, as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

LAYOUTS = ("document", "letter", "minutes", "bulletin", "speech")


@dataclass(frozen=True)
class Piece:
    """A text with its own title: the issued document, or an attachment."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    label: str | None = None
    """附件, or None for an issued document"""
    number: str | None = None
    addressee: str | None = None
    signature: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True)
class Source:
    """One sample. Texts stand as printed; a tuple holds the printed lines, ``body`` the paragraphs and table rows."""

    name: str
    files: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    layout: str = "document"
    encoding: str = "utf-8"
    copies: str | None = None
    """份号"""
    secrecy: str | None = None
    urgency: str | None = None
    masthead: tuple[str, ...] = ()
    number: str | None = None
    issue: str | None = None
    """期号 of a 简报 or 纪要"""
    compiled_by: str | None = None
    compiled_on: str | None = None
    signer: tuple[str, ...] = ()
    speaker: str | None = None
    addressee: str | None = None
    attachment_note: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    date: str | None = None
    note: str | None = None
    attendance: tuple[str, ...] = ()
    copied_to: str | None = None
    sent_to: tuple[str, ...] = ()
    printed_by: str | None = None
    printed_on: str | None = None
    printed_copies: str | None = None
    automatic_numbers: bool = False
    """headings get Word's own numbers instead of typed ones"""
    outline_levels: bool = False
    """headings of the first level are marked as such for Word's navigation pane"""
    issued: tuple[Piece, ...] = ()
    attachment: tuple[Piece, ...] = ()

    @property
    def joint(self) -> bool:
        """Several bodies issue it together (联合行文)."""
        return len(self.masthead) > 1


def load(path: Path) -> Source:
    """The source in a TOML file; an unknown key or layout is refused with ValueError."""
    values = _values(tomllib.loads(path.read_text(encoding="utf-8")))
    try:
        source = Source(name=path.stem, **values)
    except TypeError as error:
        raise ValueError(f"{path.name}: {error}") from None
    if source.layout not in LAYOUTS:
        raise ValueError(f"{path.name}: layout {source.layout!r} is none of {', '.join(LAYOUTS)}")
    return source


def _values(table: dict) -> dict:
    return {key: _value(key, value) for key, value in table.items()}


def _value(key: str, value: object) -> object:
    if key == "body":
        return tuple(line.strip() for line in str(value).splitlines() if line.strip())
    if key in ("issued", "attachment"):
        return tuple(Piece(**_values(piece)) for piece in value)
    return tuple(value) if isinstance(value, list) else value
