"""What the S and D rules, and the J rules, cost on a document of 5,000 characters, everything loaded: milliseconds.

    python benchmarks/rules_cost.py [FILE.jsonl]

All rules together, the search for phrases, the verdicts on sentences, and each rule by itself with those at hand; then the
search with 200 and with 2,000 patterns. On the made-up text of texts.py, and on the documents of about that length in a file
of real ones: a line each, {"title": "…", "text": "…"}. Each figure is the best of several runs on a document.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from phrases import documents
from texts import text

from gongwen_lint.analysis.context import Analysis, Context
from gongwen_lint.analysis.phrases import PhraseIndex
from gongwen_lint.document import Document
from gongwen_lint.kernel import count
from gongwen_lint.lexicons import protected_terms
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Rule
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter

CHARACTERS, NEAR = 5_000, 400
"""what is measured, and how far from it a real document may be"""
MOST = 40
"""real documents, at most"""
TARGET, BURDENS_TARGET = 20.0, 15.0
FEW, MANY = 200, 2_000
RULES = tuple(rule for rule in all_rules() if rule.code[0] in "SD")
BURDEN_RULES = tuple(rule for rule in all_rules() if rule.code[0] == "J")
BURDENS = "J 全部规则"
ALL, PHRASES, VERDICTS = "S、D 全部规则", "其中找词表用语", "其中判断每句虚实"

TARGETS = {ALL: TARGET, BURDENS: BURDENS_TARGET}


def best(run: Callable[[], object], rounds: int = 7) -> float:
    """Milliseconds of the quickest run."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return min(taken) * 1000


def costs(document: Document) -> dict[str, float]:
    """Milliseconds of everything together and of each thing by itself."""
    settings, outline = Settings(), analyse(document)
    counts = count(document, outline)

    def fresh(**known: object) -> Analysis:
        analysis = Analysis(document, outline, counts, settings)
        vars(analysis).update(known)
        return analysis

    def check(rules: tuple[Rule, ...], analysis: Analysis) -> None:
        for rule in rules:
            for _ in rule.check(Context(analysis, rule)):
                pass

    whole = fresh()
    check(RULES, whole)
    known = dict(vars(whole))
    prose = {"prose": whole.prose, "parts": whole.parts}
    found = {
        ALL: best(lambda: check(RULES, fresh())),
        BURDENS: best(lambda: check(BURDEN_RULES, fresh())),
        PHRASES: best(lambda: fresh(**prose).phrases),
        VERDICTS: best(lambda: fresh(**prose, phrases=whole.phrases).judged),
    }
    return found | {f"{rule.code} {rule.name}": best(lambda rule=rule: check((rule,), fresh(**known))) for rule in RULES}


def searches(sentences: list[str]) -> dict[str, tuple[float, int]]:
    """Milliseconds and hits of the search for 2,000 patterns and for 200: the most used, and others."""
    rows = sorted(table("boilerplate"), key=lambda row: -_documents(row["source"]))
    used = [row["pattern"] for row in rows][:FEW]
    lexicon = [row["pattern"] for row in rows]
    taken = {}
    for name, patterns in (
        (f"{FEW} 条最常用的", used), (f"{FEW} 条均匀抽取的", lexicon[::len(lexicon) // FEW][:FEW]),
        (f"{MANY} 条，其中 {MANY - FEW} 条文中没有", [*used, *_strange(MANY - FEW)]),
        (f"{MANY} 条，即全部 {len(lexicon)} 条和 {MANY - len(lexicon)} 条文中没有的", [*lexicon, *_strange(MANY - len(lexicon))]),
    ):
        index = PhraseIndex(patterns, protected_terms(), segmenter())
        list(index.search_all(["登记表册。" * 10_000]))  # after so much text all are read, and found by automaton
        hits = sum(map(len, index.search_all(sentences)))
        taken[name] = best(lambda index=index: list(index.search_all(sentences))), hits
    return taken


def _documents(source: str) -> int:
    """How many documents use a phrase, as its source says: 语料 12/1804."""
    return int(source.removeprefix("语料 ").partition("/")[0]) if source.startswith("语料 ") else 0


def _strange(number: int) -> list[str]:
    """Patterns that no text holds, beginning and ending as others do."""
    return [f"{chr(0x4E00 + at)}{chr(0x5E00 + at)} (登记|归档) 工作" for at in range(number)]


def real(path: Path) -> Iterator[Document]:
    """Documents of the file that are about as long."""
    near = (document for document in documents(path) if abs(len(document.text) - CHARACTERS) <= NEAR)
    return islice(near, MOST)


def report(name: str, given: list[Document]) -> bool:
    """Print the figures, medians over the documents; whether the targets are met."""
    rows = [costs(document) for document in given]
    print(f"{name}，{len(rows)} 份")
    for what in rows[0]:
        values = sorted(row[what] for row in rows)
        most = f"，最多 {values[-1]:.2f}" if len(values) > 1 else ""
        target = f"，目标 {TARGETS[what]:.0f} 以内" if what in TARGETS else ""
        print(f"{statistics.median(values):7.2f} 毫秒  {what}{most}{target}")
    print("找词表用语：")
    for what, (taken, hits) in searches([line.text for document in given for line in document.lines]).items():
        print(f"{taken / len(rows):7.2f} 毫秒  {what}，找到 {hits / len(rows):.0f} 处")
    return all(row[what] <= target for row in rows for what, target in TARGETS.items())


def main() -> int:
    """Print the tables; exit status 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}")
    made_up = read_plain("\n".join(text(CHARACTERS)).encode(), "通知.txt")
    for _ in range(12):  # what is built only after much text
        costs(made_up)
    fine = report("自拟的文稿", [made_up])
    if options.file:
        fine &= report("真实的文稿", list(real(options.file)))
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
