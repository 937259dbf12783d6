"""JSON Schemas of all JSON the command prints or writes: report, assessment, text, stats, rules, config, library, baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def schema(name: str) -> dict[str, Any]:
    """The schema of that name, as in ``report.schema.json``."""
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
