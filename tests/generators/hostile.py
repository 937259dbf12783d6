"""The hostile files: each kind a small function that makes it, found in the modules that are named after what they attack."""

from __future__ import annotations

from types import ModuleType

from generators import compound_attacks, docx_masses, docx_traps, pdf_masses, pdf_traps, text_attacks
from generators.mutants import Mutant, mutations

TRAPS: tuple[tuple[str, ModuleType], ...] = (("docx", docx_traps), ("pdf", pdf_traps), ("doc", compound_attacks))
"""kind of file and who makes it: small files, read in no time"""
MASSES: tuple[tuple[str, ModuleType], ...] = (("docx", docx_masses), ("pdf", pdf_masses), ("txt", text_attacks))
"""large ones, which take seconds each"""


def traps() -> list[Mutant]:
    """The small hostile files, in a fixed order."""
    return _files(TRAPS)


def masses() -> list[Mutant]:
    """The large ones."""
    return _files(MASSES)


def _files(kinds: tuple[tuple[str, ModuleType], ...]) -> list[Mutant]:
    return [
        Mutant(f"{module.__name__.rpartition('.')[2]}-{name}", f"来件.{_ending(kind, name)}", make)
        for kind, module in kinds for name, make in mutations(module)
    ]


def _ending(kind: str, name: str) -> str:
    return "md" if name.startswith("markdown") else kind
