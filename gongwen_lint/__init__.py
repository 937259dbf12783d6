"""gongwen-lint: tells, line by line and with the provision it rests on, where an official document is not 短实新."""

from __future__ import annotations

__version__ = "0.1.0"
