"""Damaged and hostile files: each gives a report or a named error; never a traceback, a crash or a hang."""

from __future__ import annotations

from generators.mutants import mutants, samples
from outcomes import failures, outcomes, tally

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


def test_five_hundred_mutants() -> None:
    names = [mutant.name for mutant in mutants()]
    assert len(names) == len(set(names)) >= 500
    found = outcomes("mutants", len(names), portion=len(names))
    assert not failures(found), failures(found)
    came = tally(found)
    assert came["report"] > 100  # much of the damage leaves a readable text
    assert came["damaged"] > 100  # and much does not
    by_name = {one.name: one.became for one in found}
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
