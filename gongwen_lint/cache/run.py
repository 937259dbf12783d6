"""The fingerprint of a run: everything that its reports depend on besides the documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Set
from hashlib import blake2b
from os.path import dirname
from typing import TYPE_CHECKING

from gongwen_lint.tables import FOLDER

if TYPE_CHECKING:
    from gongwen_lint.readers.limits import Limits
    from gongwen_lint.settings import Settings

PACKAGES = (
    "ahocorasick_rs", "lxml", "marisa-trie", "numpy", "openpyxl", "pypdf", "pypdfium2", "python-docx", "rapidfuzz", "tqdm",
)
"""what the package needs installed"""
ALONE, COMPARED = b"\0", b"\1"
"""what a fingerprint begins with: whether the documents are held against others"""
_SOURCE = dirname(dirname(__file__))


def fingerprint(settings: Settings, limits: Limits, references: bytes = b"") -> bytes:
    """Bytes that are other as soon as anything is that a report depends on besides its document.

    ``references`` tells of the documents that are compared with: their texts and the paths they go by; empty where there are
    none. Reads all files of the package: once a run, not once a document.
    """
    made = blake2b(digest_size=32, person=b"gongwen-lint run")
    for part in (*program(), _plain(settings), _plain(limits), references.hex()):
        made.update(part.encode("utf-8", "surrogatepass") + b"\n")
    return (COMPARED if references else ALONE) + made.digest()


def program() -> Iterator[str]:
    """Python, the package with its data, and what it has installed."""
    from importlib.metadata import PackageNotFoundError, distribution

    yield f"{sys.implementation.name} {sys.version} {sys.platform}"
    for root in dict.fromkeys((_SOURCE, FOLDER)):
        for path in _files(root):
            with open(path, "rb") as file:
                yield f"{path[len(root):]!r} {blake2b(file.read(), digest_size=32).hexdigest()}"
    for name in PACKAGES:
        try:
            found = distribution(name)
        except PackageNotFoundError:
            yield f"{name} none"
        else:
            yield f"{name} {found.version} {found.read_text('RECORD')!r}"  # the record has the hash of each file


def _files(root: str) -> list[str]:
    """The files below a folder, but for what Python compiles for itself."""
    found = []
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name != "__pycache__"]
        found += [os.path.join(folder, name) for name in names]
    return sorted(found)


def _plain(value: object) -> str:
    """A value as a text that no other value has, the same in every process: sets and mappings are in order."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if isinstance(value, Mapping):
        return f"{{{','.join(sorted(f'{_plain(key)}:{_plain(inner)}' for key, inner in value.items()))}}}"
    if isinstance(value, Set):
        return f"<{','.join(sorted(map(_plain, value)))}>"
    if isinstance(value, (tuple, list)):
        return f"({','.join(map(_plain, value))},)"
    raise TypeError(f"no fingerprint of {type(value).__name__}")
