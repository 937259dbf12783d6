"""The shape of a rule: everything said about it, its proof and its check, in one record (DESIGN 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongwen_lint.document import Edit, Span
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

SEVERITIES = ("error", "warning", "info")
BINDINGS = ("must", "should", "advice")
"""不得/严禁, 一般/原则上/应当, and craft"""


class Basis(NamedTuple):
    """The provision a rule rests on: ``document`` is a key of the provisions data, ``article`` as it is numbered there."""

    document: str
    article: str
    binding: str


class Option(NamedTuple):
    """A value the user may change; its type is the type of its default."""

    name: str
    default: int | float | str
    meaning: str
    """what it is, its unit, and where the default comes from"""


class Example(NamedTuple):
    """A short document and what the rule must quote from it: nothing for a good one, at least one quote for a bad one."""

    text: str
    quotes: tuple[str, ...] = ()
    """the text each finding must contain, in order; empty where the rule must stay silent"""
    options: Mapping[str, int | float | str] = MappingProxyType({})
    profile: str = "central"
    against: tuple[str, ...] = ()
    """texts of documents that it is held against"""
    mended: str | None = None
    """the text once all edits of the findings are made; None where no finding has any"""


class Related(NamedTuple):
    """A place that a finding refers to, in the same document or another; lines from 1."""

    path: str
    line: int
    end_line: int
    quote: str
    message: str
    title: str | None = None
    """of the other document, where it is one"""
    unlike: tuple[tuple[int, int], ...] | None = None
    """where both passages say nearly the same: the stretches of ``quote`` that are other, by characters from 0, ends exclusive"""
    unlike_here: tuple[tuple[int, int], ...] | None = None
    """the same of the finding's own quote"""
    reach: tuple[float, float] | None = None
    """from where to where in the other document it is, of 1, by characters; for pictures only"""


class Hit(NamedTuple):
    """What a check yields: a place and a sentence. The kernel makes it a finding."""

    span: Span
    message: str
    suggestion: str | None = None
    score: float | None = None
    severity: str | None = None
    """where it differs from the rule's own"""
    basis: tuple[Basis, ...] = ()
    """where it differs from the rule's own, as a profile's limit does"""
    quote: str | None = None
    """where the passage is too long to quote whole: its beginning; must stand in the document at ``span``"""
    related: tuple[Related, ...] = ()
    """the places that the message is about besides ``span``"""
    edits: tuple[Edit, ...] = ()
    """the changes, in order, that do what the suggestion says and leave the rest as it is; the kernel lets through all or none"""


class Rule(NamedTuple):
    """One rule. The page, the help, the JSON, the hover and the tests are made from it."""

    code: str
    name: str
    severity: str
    summary: str
    """one sentence: what it finds"""
    why: str
    """why it is bad, and what to do instead; says where a threshold comes from"""
    basis: tuple[Basis, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: Callable[[Context], Iterable[Hit]]
    options: tuple[Option, ...] = ()
    gives_way: tuple[str, ...] = ()
    """codes of rules that say more: where one of their findings holds the whole of this rule's, only theirs is reported"""
