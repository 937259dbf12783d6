"""Fixtures that several test files use."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path, capsys)
