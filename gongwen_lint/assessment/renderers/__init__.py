"""The forms of the assessment sheet, one module each: for the screen, for programs, and as the Word file an office files."""

from __future__ import annotations

FORMATS = ("text", "json", "docx")
"""the one for people first"""
