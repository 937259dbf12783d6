"""Running the command in tests: within this process where nothing but its output matters, as a process of its own elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongwen_lint.cli import run

LONG = "请各科室按照分工把材料收齐核对以后一并送到办公室，" * 8 + "逾期不候。"
"""one sentence of 205 字, over the limit of D007"""
NOTICE = f"关于报送材料的通知\n各科室：\n{LONG}\n办公室\n2025年11月20日\n"
CLEAN = "关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n办公室\n2025年11月20日\n"


@dataclass(frozen=True)
class Done:
    """What came of a run."""

    status: int
    out: str
    err: str


class Command:
    """The command, in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *args: str) -> Done:
        self._capsys.readouterr()
        status = run(args)
        return Done(status, *self._capsys.readouterr())

    def write(self, name: str, text: str = CLEAN) -> str:
        """A file in the folder; returns its name."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return name


def process(
    *args: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command as a process, every Python warning an error."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "gongwen_lint", *args], cwd=cwd, input=stdin, capture_output=True, timeout=60,
        check=False, env={**os.environ, **(env or {})},
    )
