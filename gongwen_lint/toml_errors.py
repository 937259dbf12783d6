"""Where a TOML file is not TOML, in words."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError


def spot(error: TOMLDecodeError) -> str:
    """The line and column the parser stopped at; it tells them only within its English sentence."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"第{found[1]}行第{found[2]}列" if found else "到文件末尾还没有写完"
