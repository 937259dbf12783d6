"""How many processes check the files of a run, and what each file may take."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from os.path import isdir, isfile, lexists
from typing import TYPE_CHECKING

from gongwen_lint.config import DEFAULT, Configuration

if TYPE_CHECKING:
    from gongwen_lint.batch.guard import Guard
    from gongwen_lint.cli.options import Given

BOUNDS = ("--jobs", "--time-limit", "--memory-limit")
"""the options that say it"""


def guard(configuration: Configuration) -> Guard:
    """What a file may take."""
    from gongwen_lint.batch.guard import Guard

    return Guard(configuration.value("scan.time-limit")[0], configuration.value("scan.memory-limit")[0] << 20)


def alone(configuration: Configuration, path: str) -> bool:
    """Whether a single file may be read in this process: a plain file, and nobody has asked for guard."""
    asked = any(configuration.value(f"scan.{name}")[1] != DEFAULT for name in ("jobs", "time-limit", "memory-limit", "executor"))
    return not asked and (isfile(path) or not lexists(path))


def early(paths: Sequence[str], given: Given) -> AbstractContextManager[None]:
    """Workers at hand from now on where some will be needed: while the settings are read they load what they need."""
    if "--executor" in given or (len(paths) == 1 and not isdir(paths[0])):
        return nullcontext()
    from gongwen_lint.batch.process import at_hand

    return at_hand()


def jobs(configuration: Configuration) -> int:
    """How many files are checked at once: as the user says, else as many as this process has cores."""
    asked = configuration.value("scan.jobs")[0]
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
