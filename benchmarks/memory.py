"""The most memory that a fresh process takes to check one document, in MiB: resident set at its peak.

    python benchmarks/memory.py [FILE…]

Each file in a process of its own, the heaviest first. Without a file: Word documents of 5,000 and of 200,000 characters. Needs
a Unix system.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from texts import write_docx

TARGET = 60.0


def peak(file: Path) -> float:
    """MiB of a process that checks the file."""
    command = [sys.executable, "-m", "gongwen_lint", "check", "--fail-on", "never", str(file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 2), process.returncode  # 2: a file that cannot be read takes memory too
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Print the figures; exit status 1 where one is over the target."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or [
            write_docx(Path(folder, f"通知{length}字.docx"), length) for length in (5_000, 200_000)
        ]
        used = sorted(((peak(file), file.name) for file in files), reverse=True)
    for most, name in used:
        print(f"{most:6.1f} MiB  {name}")
    print(f"Python {platform.python_version()}：最多 {used[0][0]:.1f} MiB，目标 {TARGET:.0f} 以内")
    return int(used[0][0] > TARGET)


if __name__ == "__main__":
    sys.exit(main())
