"""Fixtures that several test files use."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command
from hypothesis import settings

# The same examples in every run, so that a run says what the code does and not what was drawn.
# Others: python -m pytest --hypothesis-profile default
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path, capsys)
