"""The items of the assessment, read from ``items.toml``: each asks one thing that an article of the regulations speaks of."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from os.path import dirname, join

from gongwen_lint.named import NamedTuple

CENTRAL = "central"
"""the regulation that obliges every issuer to assess, whatever profile is in force"""
_DOCUMENTS = (CENTRAL, "gansu", "wuwei", "zhejiang")
"""keys of ``provisions.documents()`` that an item may name articles of"""


class Item(NamedTuple):
    """One thing to ask of a draft."""

    key: str
    """its name for programs; never changed"""
    text: str
    """a short phrase; where the answer is yes, the item is touched"""
    chapter: str
    """of the central regulation; an item of local provisions alone stands in that of the item before it"""
    articles: Mapping[str, tuple[str, ...]]
    """key of the regulation → its articles"""
    rules: tuple[str, ...]
    """codes of the rules that speak to it, also of those still to come"""
    special: bool = False
    """the regulation exempts documents made for the very matter (专门文件)"""
    needs: str | None = None
    """``against``: cannot be told without the superior document"""
    figures: str | None = None
    """``length``: the figures are told also where nothing is wrong"""

    def under(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Its articles in these regulations; empty where they do not speak of it."""
        return {document: articles for document, articles in self.articles.items() if document in documents}


@cache
def items() -> tuple[Item, ...]:
    """All items, in the order of the articles."""
    with open(join(dirname(__file__), "items.toml"), encoding="utf-8") as file:
        data = tomllib.loads(file.read())
    chapters = {article: row["title"] for row in data["chapter"] for article in row["articles"]}
    found: list[Item] = []
    for row in data["item"]:
        articles = {document: tuple(row[document]) for document in _DOCUMENTS if document in row}
        chapter = chapters[articles[CENTRAL][0]] if CENTRAL in articles else found[-1].chapter
        found.append(Item(
            row["key"], row["text"], chapter, articles, tuple(row["rules"]), row.get("special", False), row.get("needs"),
            row.get("figures"),
        ))
    return tuple(found)
