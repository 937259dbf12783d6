"""How long a fresh process takes to check one Word document of 5,000 characters, in multiples of ``python -c pass``.

    python benchmarks/startup.py [--rounds N] [--imports]

The commands take turns in one run, so that a busy machine slows them alike; the figures are medians. ``--imports`` lists what
costs most on the way, by ``python -X importtime``.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import write_docx

CHARACTERS = 5_000
CHECK = [sys.executable, "-m", "gongwen_lint", "check", "--fail-on", "never"]
PASS, ALL, NO_WORDS = "python -c pass", "check，全部规则", "check --select D，不用分词"
TARGETS = {ALL: 12.0, NO_WORDS: 8.0}


def seconds(command: list[str]) -> float:
    """Wall time of one fresh process.

    Raises CalledProcessError where it fails.
    """
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def measure(path: Path, rounds: int) -> dict[str, float]:
    """Median seconds of each command, after one round that fills the caches."""
    commands = {PASS: [sys.executable, "-c", "pass"], ALL: [*CHECK, str(path)], NO_WORDS: [*CHECK, "--select", "D", str(path)]}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            spent = seconds(command)
            if number:
                taken[name].append(spent)
    return {name: statistics.median(values) for name, values in taken.items()}


def imports(path: Path, most: int = 25) -> None:
    """Print the imports that cost most by themselves, in milliseconds."""
    command = [sys.executable, "-X", "importtime", *CHECK[1:], str(path)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stderr.splitlines()[1:]
    rows = [line.removeprefix("import time:").split("|") for line in lines]
    for own, whole, name in sorted(rows, key=lambda row: -int(row[0]))[:most]:
        print(f"{int(own) / 1000:7.1f} {int(whole) / 1000:7.1f}  {name.strip()}")


def main() -> int:
    """Print the table; exit status 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--imports", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = write_docx(Path(folder, "通知.docx"), CHARACTERS)
        if options.imports:
            imports(path)
            return 0
        taken = measure(path, options.rounds)
    print(f"Python {platform.python_version()}，{options.rounds} 轮的中位数")
    for name, spent in taken.items():
        ratio = spent / taken[PASS]
        target = f"，目标 {TARGETS[name]:.0f}" if name in TARGETS else ""
        print(f"{spent * 1000:7.1f} 毫秒  {ratio:5.1f} 倍{target}  {name}")
    return int(any(taken[name] > limit * taken[PASS] for name, limit in TARGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
