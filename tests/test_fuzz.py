"""Files mutated by chance: a report or a named error for each, no other exception, no crash, no hang."""

from __future__ import annotations

import os

import pytest
from generators.fuzz import KINDS, fuzz, seeds
from outcomes import Outcome, failures, outcomes, tally

SEED = int(os.environ.get("GONGWEN_FUZZ_SEED", "1"))
"""other files by GONGWEN_FUZZ_SEED=2 and so on"""
FEW, MANY = 150, 5_000
SECONDS, MEBIBYTES = 10, 300
"""of the processor and of memory for one file; all are small, whatever they say"""


def checked(found: list[Outcome], count: int) -> None:
    assert not failures(found), failures(found)
    assert len(found) == count
    assert not [one for one in found if one.seconds > SECONDS or one.mebibytes > MEBIBYTES]
    came = tally(found)
    print(came)
    assert came["report"] > count * 0.3  # much of the damage leaves a readable text
    assert came["damaged"] > count * 0.1  # and much does not


def test_a_few_mutated_files() -> None:
    checked(outcomes(f"fuzz-{SEED}-{FEW}", FEW, portion=FEW), FEW)


@pytest.mark.full
def test_five_thousand_mutated_files() -> None:
    checked(outcomes(f"fuzz-{SEED}-{MANY}", MANY), MANY)


def test_mutated_files_are_the_same_in_every_run_and_differ_from_their_seeds() -> None:
    files = fuzz(SEED, 80)
    made = [file.make() for file in files]
    assert made == [file.make() for file in fuzz(SEED, 200)[:80]]
    sound = {data for kind in KINDS for data in seeds(kind)}
    assert sum(data in sound for data in made) < 8
    assert made != [file.make() for file in fuzz(SEED + 1, 80)]
