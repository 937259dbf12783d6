"""What the thresholds are chosen from: for each the documents or passages measured, their number and their percentiles.

    python benchmarks/thresholds.py FILE.jsonl

Each line of the file is one document: {"title": "…", "text": "…"}. Prints the tables of docs/thresholds.md: the spread of what
each threshold limits, and how many documents each of the rules reports with its defaults.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from phrases import documents

from gongwen_lint.analysis.authorities import openings
from gongwen_lint.analysis.context import Analysis, Context
from gongwen_lint.analysis.headings import RATIONALE, SAFEGUARDS, outermost, words_of
from gongwen_lint.analysis.measures import is_deployment
from gongwen_lint.analysis.modifiers import modifiers
from gongwen_lint.analysis.operative import lead_of
from gongwen_lint.analysis.repeats import repeats
from gongwen_lint.analysis.vague import vague_words
from gongwen_lint.counting import count_words
from gongwen_lint.document import Document
from gongwen_lint.kernel import count
from gongwen_lint.rules import all_rules, authorities, late_start, proportions, sentence_length
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

PERCENTILES = (50, 75, 90, 95, 98, 99)
SHORT = 500
"""words of a body below which a share or a rate says little"""
LINES, RUN_ON = 12, 1500
"""what a text has at least, and its longest paragraph at most, that has not lost its line breaks"""
SHORTEST_REPEAT = 12
"""characters of the repeats measured, at least"""


class Measure(NamedTuple):
    """What a threshold limits, and how it is found in a document."""

    rule: str
    option: str
    what: str
    values: Callable[[Analysis], Iterator[float]]


def rate(number: int, analysis: Analysis) -> float:
    """A number by the thousand words of body and cover."""
    return number * 1000 / max(1, analysis.counts.body + analysis.counts.cover)


def leads(analysis: Analysis) -> Iterator[int]:
    """Words before the first operative sentence of a document of measures."""
    if analysis.outline.kind in late_start.KINDS and analysis.counts.body >= SHORT:
        lead = lead_of(analysis.outline, analysis.sentences, analysis.parts)
        if lead.operative:
            yield sum(count_words(sentence.text) for sentence in lead.sentences)


def lead_shares(analysis: Analysis) -> Iterator[float]:
    """Their share of the body."""
    yield from (words / analysis.counts.body for words in leads(analysis))


def bases(analysis: Analysis) -> Iterator[int]:
    """Authorities named in each opening that names any."""
    if analysis.outline.kind in authorities.KINDS:
        yield from (len(told.authorities) for told in openings(analysis.sentences) if told.authorities)


def sections(part: str) -> Callable[[Analysis], Iterator[float]]:
    """The share of the body that the sections of one part take, where a document has any."""
    def shares(analysis: Analysis) -> Iterator[float]:
        outline, body = analysis.outline, analysis.counts.body
        if outline.kind not in proportions.KINDS or body < SHORT:
            return
        found = outermost(outline, part)
        if found and not (part == SAFEGUARDS and proportions._business(outline.sections, found)):
            yield sum(words_of(outline, section) for section in found) / body

    return shares


def has_its_breaks(analysis: Analysis) -> bool:
    """Whether a text from the web has kept its line breaks."""
    lines = [len(line.text) for line in analysis.document.lines]
    return len(lines) >= LINES and analysis.counts.body >= SHORT and max(lines) <= RUN_ON


def clauses(analysis: Analysis) -> Iterator[int]:
    """Words of each sentence, parts between semicolons by themselves."""
    if has_its_breaks(analysis):
        for sentence in analysis.sentences:
            yield from (count_words(part[0]) for part in sentence_length._CLAUSE.finditer(sentence.text))


def paragraphs(analysis: Analysis) -> Iterator[int]:
    """Words of each paragraph."""
    if has_its_breaks(analysis):
        yield from (count_words(block.text) for block in analysis.outline.of("body") if block.part != "attachment")


def titles(analysis: Analysis) -> Iterator[int]:
    """Words of the title."""
    if analysis.outline.title:
        yield count_words(analysis.outline.title)


def repeated(analysis: Analysis) -> Iterator[int]:
    """Characters of each passage said twice, short ones too."""
    main = [sentence for sentence in analysis.sentences if sentence.block.part == "main"]
    yield from (found.size for found in repeats(main, SHORTEST_REPEAT, analysis.outline.kind == "规范性制度"))


def boilerplate(analysis: Analysis) -> Iterator[float]:
    """Phrases by the thousand words."""
    if analysis.counts.body >= SHORT:
        statute = analysis.outline.kind == "规范性制度"
        yield rate(sum(
            not (phrase.frame or (statute and "应当" in prose.sentence.text))
            for prose, phrases in zip(analysis.prose, analysis.phrases, strict=True) for phrase in phrases
            if prose.sentence.block.part != "attachment"
        ), analysis)


def crowded(analysis: Analysis) -> Iterator[int]:
    """Phrases of each sentence that has any."""
    yield from (number for phrases in analysis.phrases if (number := sum(not phrase.frame for phrase in phrases)))


def vague(analysis: Analysis) -> Iterator[float]:
    """Vague words by the thousand words."""
    if analysis.counts.body >= SHORT and is_deployment(analysis.outline):
        yield rate(sum(1 for _ in vague_words(analysis.outline, analysis.sentences, ())), analysis)


def heaped(analysis: Analysis) -> Iterator[float]:
    """Modifiers by the thousand words."""
    if analysis.counts.body >= SHORT and analysis.outline.kind != "其他":
        statute = analysis.outline.kind == "规范性制度"
        spoken = [sentence for sentence in analysis.sentences if not (statute and "应当" in sentence.text)]
        yield rate(sum(len(found.words) for found in modifiers(spoken, ())), analysis)


MEASURES = (
    Measure("D003", "limit", "第一句要求之前的字数", leads),
    Measure("D003", "share", "第一句要求之前占正文的比例", lead_shares),
    Measure("D004", "limit", "有依据的开头列了几项依据", bases),
    Measure("D005", "share", "意义、形势、原则部分占正文的比例", sections(RATIONALE)),
    Measure("D006", "share", "领导、责任、保障部分占正文的比例", sections(SAFEGUARDS)),
    Measure("D007", "limit", "一句话的字数（分号隔开的分别算）", clauses),
    Measure("D008", "limit", "一段话的字数", paragraphs),
    Measure("D009", "limit", "标题的字数", titles),
    Measure("D010", "least", f"{SHORTEST_REPEAT} 字以上的重复段有几个字相同", repeated),
    Measure("S001", "density", "每千字几处套话", boilerplate),
    Measure("S001", "together", "有套话的句子里有几处", crowded),
    Measure("S006", "density", "每千字几处模糊用语", vague),
    Measure("S010", "density", "每千字几处修饰词", heaped),
)


def percentile(values: list[float], at: int) -> float:
    """One of the sorted values: that many in a hundred are smaller."""
    return values[min(len(values) - 1, at * len(values) // 100)]


def shown(measure: Measure, value: float) -> str:
    """A value as the table has it."""
    return f"{value:.1%}" if measure.option == "share" else f"{value:.1f}".removesuffix(".0")


def examine(document: Document, spread: dict[Measure, list[list[float]]], reported: Counter[str]) -> None:
    """Add what one document has to the figures."""
    outline = analyse(document)
    analysis = Analysis(document, outline, count(document, outline), Settings())
    for measure in MEASURES:
        spread[measure].append(list(measure.values(analysis)))
    for rule in all_rules():
        if rule.code in {measure.rule for measure in MEASURES}:
            reported[rule.code] += next(iter(rule.check(Context(analysis, rule))), None) is not None


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    spread: dict[Measure, list[list[float]]] = {measure: [] for measure in MEASURES}
    reported = Counter[str]()
    for document in documents(parser.parse_args().file):
        examine(document, spread, reported)
    defaults = {(rule.code, option.name): option.default for rule in all_rules() for option in rule.options}
    head = ("量的东西", "文件", "件数", *(f"P{at}" for at in PERCENTILES), "默认值", "规则")
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for measure, found in spread.items():
        values = sorted(chain.from_iterable(found))
        cells = [shown(measure, percentile(values, at)) if values else "" for at in PERCENTILES]
        default = shown(measure, defaults[measure.rule, measure.option])
        row = [measure.what, str(sum(map(bool, found))), str(len(values)), *cells, default, f"{measure.rule} `{measure.option}`"]
        print(f"| {' | '.join(row)} |")
    told = "，".join(f"{code} {number} 份" for code, number in sorted(reported.items()))
    print(f"\n{len(spread[MEASURES[0]])} 份文件里报出的份数：{told}")


if __name__ == "__main__":
    main()
