"""The mutants: 500 damaged or hostile files made from the samples, each the same in every run."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from generators import docx_attacks, docx_damage, pdf_attacks, pdf_damage, raw_damage

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SEED = 20250601

PLANS = (
    ("docx", raw_damage, 8), ("docx", docx_damage, 9), ("docx", docx_attacks, 1),
    ("pdf", raw_damage, 7), ("pdf", pdf_damage, 8), ("pdf", pdf_attacks, 1),
)
"""kind of file, what is done to it, and how many draws of each mutation there are"""


@dataclass(frozen=True)
class Mutant:
    """A damaged file. ``name`` says kind, mutation and draw: enough to make it again."""

    name: str
    file: str
    """the name under which it is read"""
    make: Callable[[], bytes]


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    """The undamaged files of a kind."""
    return tuple(path.read_bytes() for path in sorted(SAMPLES.glob(f"*.{kind}")))


def mutants() -> list[Mutant]:
    """All mutants, in a fixed order."""
    return [
        _mutant(kind, name, mutation, draw)
        for kind, module, draws in PLANS for name, mutation in mutations(module) for draw in range(draws)
    ]


def mutations(module: ModuleType) -> list[tuple[str, Callable]]:
    """The public functions that a module of mutations defines."""
    return [
        (name, value) for name, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__ and not name.startswith("_")
    ]


def _mutant(kind: str, name: str, mutation: Callable, draw: int) -> Mutant:
    label = f"{kind}-{name}-{draw}"

    def make() -> bytes:
        rng = random.Random(f"{SEED}-{label}")
        return mutation(rng, rng.choice(samples(kind)))

    return Mutant(label, f"变异.{kind}", make)
