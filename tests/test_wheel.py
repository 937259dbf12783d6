"""The wheel, installed into a virtual environment of its own and run far from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest
from command import NOTICE

ROOT = Path(__file__).parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
NO_INDEX = ("No matching distribution found for hatchling", "Could not find a version that satisfies the requirement hatchling")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel, and with the dependencies of the one the tests run in."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    here = ["--no-build-isolation"] if find_spec("hatchling") else []
    built = subprocess.run(
        [*pip, "wheel", "--no-deps", *here, "--wheel-dir", folder, ROOT], capture_output=True, text=True, check=False
    )
    if any(said in built.stderr for said in NO_INDEX):
        pytest.skip("这里没有 hatchling，也连不上软件源，做不了安装包")
    assert built.returncode == 0, built.stderr
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / SCRIPTS / "python"
    wheel = next(folder.glob("*.whl"))
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    ).stdout.strip()
    dependencies = f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n"
    Path(purelib, "dependencies.pth").write_text(dependencies, encoding="utf-8")
    return folder / "venv"


def run(environment: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [environment / SCRIPTS / command[0], *command[1:]], cwd=folder, capture_output=True, text=True, encoding="utf-8",
        timeout=60, check=False, env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""},
    )


def test_the_installed_command_checks_with_its_own_data(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(NOTICE + "我们要提高政治站位，形成工作合力。\n", encoding="utf-8")
    done = run(environment, tmp_path, "gongwen-lint", "check", "一.txt", "--output-format", "json", "--fail-on", "never")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)["documents"][0]
    assert document["genre"] == "通知"
    assert "D007" in {finding["rule"] for finding in document["findings"]}


def test_code_and_data_are_the_installed_ones(environment: Path, tmp_path: Path) -> None:
    script = (
        "import gongwen_lint, gongwen_lint.tables as tables, gongwen_lint.schema as schema; from pathlib import Path;"
        "from gongwen_lint.provisions import documents;"
        "print(gongwen_lint.__file__, tables.FOLDER, schema.FOLDER, sep='\\n');"
        "print(len(tables.table('genres')) > 0, schema.schema('report')['type'], len(documents()))"
    )
    done = run(environment, tmp_path, "python", "-W", "error", "-c", script)
    assert done.returncode == 0, done.stderr
    *paths, data = done.stdout.splitlines()
    assert all(Path(path).is_relative_to(environment) for path in paths)
    assert data == "True object 4"


def test_the_report_for_a_browser_has_its_style_and_script(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(NOTICE, encoding="utf-8")
    done = run(environment, tmp_path, "gongwen-lint", "check", "一.txt", "--output-format", "html", "--fail-on", "never")
    assert (done.returncode, done.stderr) == (0, "")
    assert "@media print" in done.stdout and "addEventListener" in done.stdout


@pytest.mark.parametrize("args", [("--version",), ("--help",), ("rule", "--all"), ("config",)])
def test_every_door_opens(environment: Path, tmp_path: Path, args: tuple[str, ...]) -> None:
    done = run(environment, tmp_path, "gongwen-lint", *args)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert run(environment, tmp_path, "python", "-m", "gongwen_lint", *args).stdout == done.stdout
