"""Copies of files with the findings written into them as notes on the quoted words; the files themselves stay as they are."""

from __future__ import annotations
