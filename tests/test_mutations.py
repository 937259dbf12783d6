"""Damaged and hostile files: each gives a report or a named error; never a traceback, a crash or a hang."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from generators.mutants import mutants, samples

HERE = Path(__file__).resolve().parent
WHOLE = 600
"""seconds for all of them together, many times what they need"""
MOST_FAILURES = 10
NAMED = {
    "too-large": (
        "docx-bomb_text", "docx-bomb_styles", "docx-size_declared", "pdf-bomb_page", "pdf-bomb_twice", "pdf-form_cycle",
        "pdf-form_tree", "pdf-page_often",
    ),
    "damaged": ("docx-entity_bomb", "docx-entity_file", "docx-entity_long", "docx-entity_remote", "docx-deep_unknown"),
    "encrypted": ("docx-encrypted_flag", "pdf-encrypted"),
    "report": ("docx-style_cycle", "docx-numbering_cycle", "docx-no_types", "pdf-linked_cycle", "pdf-states_deep"),
}
"""attacks that must come to one code: a bomb to too-large, an entity never expanded"""


def run(first: int) -> tuple[list[str], str]:
    """Outcomes of the mutants from the first on, and what the process said where it ended before the last."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "generators.run_mutants", str(first)], cwd=HERE, capture_output=True, text=True,
        timeout=WHOLE, check=False, encoding="utf-8", errors="replace", env={**os.environ, "PYTHONPATH": str(HERE.parent)},
    )
    outcomes = [line["outcome"] for line in map(json.loads, done.stdout.splitlines()) if "outcome" in line]
    return outcomes, done.stderr[-3000:] if done.returncode else ""


def test_five_hundred_mutants() -> None:
    names = [mutant.name for mutant in mutants()]
    assert len(names) == len(set(names)) >= 500
    outcomes: list[str] = []
    failures: list[str] = []
    while len(outcomes) < len(names) and len(failures) < MOST_FAILURES:
        more, said = run(len(outcomes))
        outcomes += more
        if said:
            failures.append(f"{names[len(outcomes)]}:\n{said}")
            outcomes.append("failure")
    assert not failures, "\n\n".join(failures)
    tally = Counter(outcomes)
    assert tally["report"] > 100  # much of the damage leaves a readable text
    assert tally["damaged"] > 100  # and much does not
    by_name = dict(zip(names, outcomes, strict=True))
    for code, attacks in NAMED.items():
        assert {attack: by_name[f"{attack}-0"] for attack in attacks} == dict.fromkeys(attacks, code)


def test_mutants_are_the_same_in_every_run_and_differ_from_the_samples() -> None:
    picked = mutants()[::7]
    for mutant in picked:
        if "bomb" in mutant.name:
            continue  # large, and made without chance
        data = mutant.make()
        assert data == mutant.make(), mutant.name
        assert data not in samples(mutant.file.rpartition(".")[2]), mutant.name
