"""限制编辑, a file's own protection against editing: what it keeps the reader of a copy from doing with the notes."""

from __future__ import annotations

from gongwen_lint.readers.docx.names import W
from gongwen_lint.readers.docx.package import Package, part_of

_ALLOWED = {"readOnly": "不允许更改", "forms": "只许填写窗体", "comments": "只许批注", "trackedChanges": "只许修订"}
"""what Word still lets a reader do; nothing else is protection (ECMA-376 part 1, 17.15.1.29)"""
_SEEN_ONLY = ("readOnly", "forms")
"""where comments can be read and no more"""
_LIFT = "要处理，先在 Word 的“审阅—限制编辑”里停止保护。"
_LOCKED = "原文件有锁定了内容的控件，副本照旧：里面的修改建议只写成批注，没有写成修订。"


def hindrance(package: Package, main: str, changes: bool, locked: bool) -> str:
    """What cannot be done in a copy, with tracked changes or without: sentences; empty where nothing is hindered.

    ``locked`` says that changes were left out for controls whose words are locked.
    """
    return _of_all(package, main, changes) + _LOCKED * locked


def _of_all(package: Package, main: str, changes: bool) -> str:
    """What the protection of the whole file hinders."""
    allowed = _protection(package, main)
    if allowed not in _ALLOWED or not (changes or allowed in _SEEN_ONLY):
        return ""
    comments = "批注只能看，不能答复、删除" if allowed in _SEEN_ONLY else ""
    both = "，".join(filter(None, (comments, "修订不能接受、拒绝" if changes else "")))
    return f"原文件设了限制编辑（{_ALLOWED[allowed]}），副本照旧：{both}。{_LIFT}"


def _protection(package: Package, main: str) -> str | None:
    """What the protection in force allows, as the file writes it."""
    part = part_of(package.relations(main), "settings")
    root = package.root(part) if part else None
    says = None if root is None else root.find(W + "documentProtection")
    if says is None or says.get(W + "enforcement") not in ("1", "true", "on"):
        return None
    return says.get(W + "edit")
