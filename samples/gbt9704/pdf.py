"""PDF through LibreOffice, in the fonts that are installed here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from gbt9704.sheet import FIXED, OFFICE_FONTS

# For each use the families in the order of preference; True where a plain one must be set bold to look right.
_WANTED = {
    "song": (("宋体", False), ("SimSun", False), ("FandolSong", False), ("Noto Serif CJK SC", False)),
    "title": (("方正小标宋简体", False), ("华文中宋", False), ("Noto Serif CJK SC", True), ("FandolSong", True)),
    "fang": (("仿宋_GB2312", False), ("仿宋", False), ("FangSong", False), ("FandolFang R", False), ("Noto Serif CJK SC", False)),
    "kai": (("楷体_GB2312", False), ("楷体", False), ("KaiTi", False), ("FandolKai", False), ("AR PL UKai CN", False),
            ("Noto Serif CJK SC", False)),
    "hei": (("黑体", False), ("SimHei", False), ("Noto Sans CJK SC", False), ("FandolHei", False)),
    "latin": (("Times New Roman", False), ("Liberation Serif", False)),
}
OFFICE = {key: (family, False) for key, family in OFFICE_FONTS.items()}


def office() -> str | None:
    """The LibreOffice on this machine, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def installed_fonts() -> dict[str, tuple[str, bool]]:
    """For each use the first wanted family that is installed; the office's own where none is."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    here = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    return {key: next((f for f in wanted if f[0] in here), OFFICE[key]) for key, wanted in _WANTED.items()}


def convert(files: dict[str, bytes]) -> dict[str, bytes]:
    """The PDF of each .docx, by the same name; raises RuntimeError where LibreOffice made none."""
    with tempfile.TemporaryDirectory() as folder:
        inside = [Path(folder, f"{name}.docx") for name in files]
        for path, data in zip(inside, files.values(), strict=True):
            path.write_bytes(data)
        done = subprocess.run(
            [office(), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
             *map(str, inside)],
            capture_output=True, text=True, timeout=300, check=False,
            env={**os.environ, "TZ": "UTC"},
        )
        made = {name: Path(folder, f"{name}.pdf") for name in files}
        if missing := [name for name, path in made.items() if not path.exists()]:
            raise RuntimeError(f"LibreOffice: {', '.join(missing)}: {done.stderr.strip() or done.stdout.strip()}")
        return {name: _steady(path.read_bytes()) for name, path in made.items()}


def _steady(data: bytes) -> bytes:
    """The file with a fixed date and no random identifiers, none of its lengths changed."""
    date = FIXED.strftime("D:%Y%m%d%H%M%S").encode()
    data = re.sub(rb"(?<=/CreationDate\()D:\d{14}", date, data)
    return re.sub(rb"(?<=[ \n]<)[0-9A-F]{32}(?=>)|(?<=DocChecksum /)[0-9A-F]{32}", b"0" * 32, data)
