"""What becomes of the files of a plan (generators.run_mutants): read in child processes, so that a crash is known by its file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
_WHOLE = 3_600
"""seconds for one process, many times what it needs"""
_MOST_FAILURES = 5
"""in one portion; what is wrong shows by then"""
FAILURE = "failure"


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    name: str
    became: str
    """report, the code of an error, or FAILURE"""
    seconds: float = 0.0
    """of the processor"""
    mebibytes: int = 0
    """of memory at most, beyond what an idle process takes"""
    said: str = ""
    """the end of what the process said where it failed"""


def outcomes(plan: str, count: int, first: int = 0, portion: int = 500) -> list[Outcome]:
    """The outcomes of files ``first`` to ``count`` (exclusive) of a plan, in its order, on all processors."""
    portions = [(begin, min(count, begin + portion)) for begin in range(first, count, portion)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [one for done in pool.map(lambda bounds: _portion(plan, *bounds), portions) for one in done]


def failures(found: Iterable[Outcome]) -> str:
    """What went wrong, for a person to read."""
    return "\n\n".join(f"{one.name}:\n{one.said}" for one in found if one.became == FAILURE)


def tally(found: Iterable[Outcome]) -> Counter[str]:
    """How many came to what."""
    return Counter(one.became for one in found)


def _portion(plan: str, first: int, last: int) -> list[Outcome]:
    found: list[Outcome] = []
    failed = 0
    while first + len(found) < last and failed < _MOST_FAILURES:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "generators.run_mutants", plan, str(first + len(found)), str(last)], cwd=HERE,
            capture_output=True, text=True, timeout=_WHOLE, check=False, encoding="utf-8", errors="replace",
            env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        )
        name = ""
        for line in map(json.loads, done.stdout.splitlines()):
            name = line.get("start", name)
            if "outcome" in line:
                found.append(Outcome(name, line["outcome"], line["seconds"], line["mebibytes"]))
        if done.returncode:
            failed += 1
            found.append(Outcome(name or plan, FAILURE, said=f"{done.returncode}\n{done.stderr[-3000:]}"))
    return found
