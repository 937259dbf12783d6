"""From the paths on the command line to the files to check: folders walked, each file once, nothing passed over in silence."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.named import NamedTuple

STDIN = "-"
ENDINGS = (".docx", ".doc", ".wps", ".pdf", ".ofd", ".txt", ".md", ".docm", ".dot", ".dotx", ".wpt", ".rtf", ".odt", ".uot")
"""What a folder is searched for: everything an office writes its papers in, readable or not, so that none is missed."""

_WINDOWS_HIDDEN = 2
_TAG = "CACHEDIR.TAG"
"""what a folder holds that is a cache, ours or another program's"""


class Found(NamedTuple):
    """A file to check, or a path that yields none and why."""

    path: str
    error: UnreadableFile | None = None


class Search(NamedTuple):
    """What the paths on the command line come to."""

    files: tuple[Found, ...]
    others: Counter[str]
    """files in the folders that are no documents, counted by ending"""
    links: int
    """links to folders, which are not followed"""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was passed over, in sentences for the reader of a report."""
        said = []
        if self.others:
            kinds = "、".join(f"{ending or '无扩展名'} {count} 个" for ending, count in sorted(self.others.items()))
            said.append(f"另有 {self.others.total()} 个文件不是文稿，没有读（{kinds}）。")
        if self.links:
            said.append(f"另有 {self.links} 个指向文件夹的链接，没有跟进。")
        return tuple(said)


def search(paths: Iterable[str]) -> Search:
    """The files that the paths name or hold, in the order of the paths and of the names; no file twice."""
    found: dict[str, Found] = {}
    others: Counter[str] = Counter()
    links = 0
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            found.setdefault(path if path == STDIN else os.path.realpath(path), Found(path))
            continue
        documents = 0
        for item in _walk(path):
            if isinstance(item, Found):
                documents += 1
                found.setdefault(os.path.realpath(item.path), item)
            elif item.is_dir():
                links += 1
            else:
                others[os.path.splitext(item.name)[1].lower()] += 1
        if not documents:
            found[os.path.realpath(path)] = Found(path, unreadable("no-documents", path, endings="、".join(ENDINGS[:7])))
    return Search(tuple(found.values()), others, links)


def _walk(top: str) -> Iterator[Found | os.DirEntry[str]]:
    """The documents in a folder and below it, and the entries passed over; what is hidden or a lock file is not there at all."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield Found(folder, unreadable("no-permission", folder))
            continue
        below = []
        if any(entry.name == _TAG for entry in entries):
            continue  # what a cache keeps is nobody's paper
        for entry in entries:
            if _hidden(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif entry.name.lower().endswith(ENDINGS) and (entry.is_file() or _dangling(entry)):
                yield Found(os.path.normpath(entry.path))
            else:
                yield entry
        waiting += reversed(below)


def _hidden(entry: os.DirEntry[str]) -> bool:
    """Hidden by its name or by Windows, or the lock file that Word and WPS lay beside an open document."""
    if entry.name.startswith((".", "~$")):
        return True
    return os.name == "nt" and bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & _WINDOWS_HIDDEN)


def _dangling(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere; the reader says so of it."""
    return entry.is_symlink() and not os.path.exists(entry.path)
