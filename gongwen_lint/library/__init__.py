"""The library: an index on disk of any number of documents that drafts are compared with.

    from gongwen_lint.library import Library, add, add_files, documents, facts, remove

    for done in add_files("上位文件库", ["上级文件/甲.docx"]): print(done.path, done.what)
    near = Library.open("上位文件库").near(stream)

A library is a private folder: ``catalogue.sqlite`` with the texts, and files that never change with where grams stand
(docs/library.md). Every function takes the path of the folder and raises WrongUsage where there is no library that can be used.
"""

from __future__ import annotations

from gongwen_lint.library.adding import Done, add, add_files
from gongwen_lint.library.contents import Entry, Facts, documents, facts
from gongwen_lint.library.opened import Library
from gongwen_lint.library.removing import remove

__all__ = ["Done", "Entry", "Facts", "Library", "add", "add_files", "documents", "facts", "remove"]
