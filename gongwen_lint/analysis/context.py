"""What the rules share about one document: computed once, on demand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gongwen_lint.analysis.sentences import Sentence, sentences
from gongwen_lint.document import Document
from gongwen_lint.named import NamedTuple
from gongwen_lint.report import Counts
from gongwen_lint.rules.record import Rule
from gongwen_lint.settings import Settings
from gongwen_lint.structure.outline import Outline

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.headings import Parts
    from gongwen_lint.analysis.padding import Padding
    from gongwen_lint.analysis.prose import Prose
    from gongwen_lint.analysis.tasks import Tasks
    from gongwen_lint.burden.demands import Demand
    from gongwen_lint.copying.compare import Copies
    from gongwen_lint.copying.references import References
    from gongwen_lint.edits import Guard
    from gongwen_lint.emptiness.verdict import Judged


class _Facts(NamedTuple):
    """What is known of a document before any rule asks."""

    document: Document
    outline: Outline
    counts: Counts
    settings: Settings
    references: Sequence[References] = ()
    """the documents that it is held against, by the places where they are kept"""


class Analysis(_Facts):
    """The facts of one document that rules read; what costs time is computed when it is first asked for."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body (main part and cover), in order."""
        return tuple(sentences(self.outline))

    @cached_property
    def parts(self) -> Parts:
        """What the nearest heading announces, for each body block."""
        from gongwen_lint.analysis.headings import parts_of

        return parts_of(self.outline)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The sentences that can be empty: those of the body and of attachments written as text, in order."""
        from gongwen_lint.analysis.prose import prose

        return tuple(prose(self.outline, self.parts))

    @cached_property
    def phrases(self) -> tuple[tuple[Phrase, ...], ...]:
        """The boilerplate phrases of the lexicons in each sentence of ``prose``, in order."""
        from gongwen_lint.analysis.boilerplate import phrases  # words and lexicons, which other rules do without

        return tuple(phrases([prose.sentence for prose in self.prose], self.settings.added, self.settings.protected))

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Each sentence of ``prose`` with how empty it is."""
        from gongwen_lint.emptiness.verdict import judge
        from gongwen_lint.structure.titles import is_speech

        kind = self.outline.kind
        protected, spoken = self.settings.protected, is_speech(self.outline.genre)
        return tuple(
            judge(prose, phrases, kind, protected, spoken)
            for prose, phrases in zip(self.prose, self.phrases, strict=True)
        )

    @property
    def has_judged(self) -> bool:
        """Whether a rule has asked how empty the sentences are."""
        return "judged" in self.__dict__

    @cached_property
    def padding(self) -> Padding:
        """How much of the body is lead, groundwork, safeguards and empty sentences."""
        from gongwen_lint.analysis.padding import padding_of

        return padding_of(self)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """What the document asks of lower bodies that burdens them, in order."""
        from gongwen_lint.analysis.prose import statements
        from gongwen_lint.burden.demands import demands_of  # needs the lexicons of burdens, bodies and polarity

        return tuple(demands_of(self.outline, statements(self.outline)))

    @cached_property
    def guard(self) -> Guard:
        """What a program may change in the document."""
        from gongwen_lint.edits import Guard  # most documents have nothing to mend

        return Guard(self.document, self.settings.protected)

    @cached_property
    def copies(self) -> Copies | None:
        """What the document has from those that it is held against; None where it is held against none."""
        if not self.references:
            return None
        from gongwen_lint.copying.compare import compare  # needs numpy, which all else does without

        return compare(self.document, self.outline, self.references, self.settings.protected)

    @cached_property
    def tasks(self) -> tuple[Tasks, Tasks]:
        """The numbered items of the main part and of the attachments, with their notes on who answers and by when."""
        from gongwen_lint.analysis.tasks import tasks_of  # most documents have no such notes

        return tasks_of(self.outline)


class Context(NamedTuple):
    """One rule's view: the shared analysis and the rule's own options."""

    analysis: Analysis
    rule: Rule

    @property
    def document(self) -> Document:
        return self.analysis.document

    @property
    def outline(self) -> Outline:
        return self.analysis.outline

    @property
    def counts(self) -> Counts:
        return self.analysis.counts

    @property
    def settings(self) -> Settings:
        return self.analysis.settings

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.analysis.sentences

    @property
    def prose(self) -> tuple[Prose, ...]:
        return self.analysis.prose

    @property
    def phrases(self) -> tuple[tuple[Phrase, ...], ...]:
        return self.analysis.phrases

    @property
    def judged(self) -> tuple[Judged, ...]:
        return self.analysis.judged

    @property
    def tasks(self) -> tuple[Tasks, Tasks]:
        return self.analysis.tasks

    @property
    def demands(self) -> tuple[Demand, ...]:
        return self.analysis.demands

    @property
    def copies(self) -> Copies | None:
        return self.analysis.copies

    def option(self, name: str) -> int | float | str:
        """The option's value: the user's, else the record's default."""
        given = self.settings.options.get(self.rule.code, {})
        if name in given:
            return given[name]
        return next(option.default for option in self.rule.options if option.name == name)
