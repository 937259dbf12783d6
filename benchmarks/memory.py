"""The most memory that a fresh process takes to check one document, in MiB: resident set at its peak.

    python benchmarks/memory.py [FILE]

Without a file: a Word document of 5,000 characters. Needs a Unix system.
"""

from __future__ import annotations

import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from texts import write_docx

TARGET = 60.0


def peak(command: list[str]) -> float:
    """MiB of a process of its own; ``ru_maxrss`` is that of the largest child so far, so ask once a process."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Print the figure; exit status 1 where it is over the target."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else write_docx(Path(folder, "通知.docx"), 5_000)
        used = peak([sys.executable, "-m", "gongwen_lint", "check", "--fail-on", "never", str(path)])
    print(f"Python {platform.python_version()}：{used:.1f} MiB，目标 {TARGET:.0f} 以内")
    return int(used > TARGET)


if __name__ == "__main__":
    sys.exit(main())
