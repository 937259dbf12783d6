"""Fixtures that several test files use."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command
from hypothesis import settings

# The same examples in every run, so that a run says what the code does and not what was drawn; and no example is timed.
# Others: python -m pytest --hypothesis-profile default
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--full``: the long tests as well."""
    parser.addoption("--full", action="store_true", help="also run the tests marked full, which take minutes")


def pytest_configure(config: pytest.Config) -> None:
    """The mark of the long tests."""
    config.addinivalue_line("markers", "full: takes minutes, run only with --full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Passes over the long tests where they are not asked for."""
    if config.getoption("--full"):
        return
    for item in items:
        if "full" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="--full"))


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path, capsys)
