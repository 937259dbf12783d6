"""Learn the weights of gongwen_lint/emptiness/weights.tsv from labelled sentences, and measure what they are worth.

    python benchmarks/train_emptiness.py TEXTS.jsonl --labels FILE.tsv… [--gold STYLE.jsonl] [--evaluate] [--write]

TEXTS.jsonl holds one document a line: {"id": 1, "title": "…", "text": "…"}. A row of a label file is: id of the document, first
character and length of the sentence in the document's text without blanks, and its label, with the second choice behind a slash
where the annotator was in doubt. STYLE.jsonl is the set that two annotators labelled. With --evaluate the labels of the files and
one half of that set (by document) are learnt and the other half is judged, and the other way round. --write learns from all.

Needs scikit-learn (pip install '.[train]'). The same input gives the same table.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from gongwen_lint.analysis.boilerplate import Phrase, phrases
from gongwen_lint.analysis.concrete import Element, elements
from gongwen_lint.analysis.headings import parts_of
from gongwen_lint.analysis.prose import Prose, prose
from gongwen_lint.document import Document
from gongwen_lint.emptiness import tables, verdict
from gongwen_lint.emptiness.signs import signs
from gongwen_lint.emptiness.terms import LONGEST, Finder, fold
from gongwen_lint.emptiness.verdict import SHORTEST, is_formula
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse
from gongwen_lint.words import segmenter

CLASS_OF = {"T": 0, "Z": 1, "K": 2, "M": 3, "N": 3, "G": 3}
DOUBT = 0.65
"""weight of the first choice of an annotator in doubt; the second gets the rest"""
RARE, STRENGTH, SIGN = 6, 10.0, 0.2
"""sentences below which a term is not learnt; the regression's C; what a sign weighs beside the terms of a sentence together"""


class Sample(NamedTuple):
    """One labelled sentence as the program sees it."""

    document: int
    prose: Prose
    phrases: tuple[Phrase, ...]
    elements: tuple[Element, ...]
    kind: str | None
    labels: tuple[str, ...]


class Reading(NamedTuple):
    """A document and its sentences; offsets in its text without blanks."""

    flat: str
    spans: tuple[tuple[int, int], ...]
    prose: tuple[Prose, ...]
    kind: str | None


def bare(text: str) -> str:
    """Compatibility form without blanks, as the labels count in."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def read(row: dict) -> Reading:
    """A document of the collection; two full-width blanks begin a paragraph where a text has lost its line breaks."""
    text = re.sub(r"[ \u3000]*\u3000\u3000+", "\n\u3000\u3000", row["text"])
    document = read_plain(f"{row['title']}\n\n{text}\n".encode(), f"{row['id']}.txt")
    outline = analyse(document)
    sentences = tuple(prose(outline, parts_of(outline)))
    offsets = flat_offsets(document)
    spans = tuple((offsets[p.sentence.span.start], offsets[p.sentence.span.end]) for p in sentences)
    return Reading(bare(document.text), spans, sentences, outline.kind)


def flat_offsets(document: Document) -> list[int]:
    """For each character of the text the offset in the text without blanks."""
    offsets, at = [], 0
    for char in document.text:
        offsets.append(at)
        at += len(bare(char))
    return [*offsets, at]


def samples(readings: dict[int, Reading], rows: Iterable[tuple[int, int, int, tuple[str, ...]]]) -> Iterator[Sample]:
    """The sentence that most of each labelled stretch stands in; a stretch that is none (a heading) is left out."""
    for number, start, length, labels in rows:
        reading = readings[number]
        shared = [min(end, start + length) - max(begin, start) for begin, end in reading.spans]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        if best is None or shared[best] * 2 < length:
            continue
        found = reading.prose[best]
        text, said = found.sentence.text, next(phrases([found.sentence], (), ()))
        held = tuple(elements(text))
        if len(text) >= SHORTEST and not is_formula(text):
            yield Sample(number, found, said, held, reading.kind, labels)


def label_rows(paths: list[Path]) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """The rows of the label files."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line[:1].isdigit():
                number, start, length, label = line.split("\t")
                yield int(number), int(start), int(length), tuple(label.split("/"))


def gold_rows(gold: list[dict], readings: dict[int, Reading]) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """The sentences of the set of two annotators, where they stand."""
    for row in gold:
        sentence = bare(row["text"])
        at = readings[row["doc"]].flat.find(sentence)
        if at >= 0:
            yield row["doc"], at, len(sentence), tuple(row["labels"])


def vocabulary(texts: list[str]) -> list[str]:
    """Words and pairs of neighbouring words that enough of the sentences have."""
    counts: Counter[str] = Counter()
    cut = segmenter().cut
    for text in texts:
        words = cut(text)
        found = {*words, *map("".join, pairwise(words))}
        counts.update(term for term in found if len(term) <= LONGEST and term.strip())
    return sorted(term for term, count in counts.items() if count >= RARE)


class Model(NamedTuple):
    """What was learnt: the terms with rarity and weights, and the weights of the signs."""

    terms: list[tuple[str, float, tables.Weights]]
    signs: list[tuple[str, tables.Weights]]


def learn(found: list[Sample]) -> Model:
    """Logistic regression over the terms of a sentence (rare ones count more, all together one) and its signs."""
    import marisa_trie

    texts = [fold(sample.prose.sentence.text) for sample in found]
    trie = marisa_trie.Trie(vocabulary(texts))
    find = Finder(trie)
    held = [sorted(find(text)) for text in texts]
    counts = Counter(number for numbers in held for number in numbers)
    rarity = [log(len(texts) / (1 + counts[number])) + 1 for number in range(len(trie))]
    said = [sorted(set(signs(sample.prose, sample.phrases, sample.elements, sample.kind))) for sample in found]
    names = sorted({name for row in said for name in row})
    place = {name: len(trie) + at for at, name in enumerate(names)}
    columns, values, ends = [], [], [0]
    for numbers, row in zip(held, said, strict=True):
        length = sum(rarity[number] ** 2 for number in numbers) ** 0.5 or 1.0
        columns += [*numbers, *(place[name] for name in row)]
        values += [*(rarity[number] / length for number in numbers), *([SIGN] * len(row))]
        ends.append(len(columns))
    matrix = csr_matrix((values, columns, ends), shape=(len(found), len(trie) + len(names)))
    rows, classes, weights = [], [], []
    for at, sample in enumerate(found):
        for choice, weight in zip(sample.labels[:2], (DOUBT, 1 - DOUBT) if len(sample.labels) > 1 else (1.0,), strict=False):
            rows.append(at)
            classes.append(CLASS_OF[choice])
            weights.append(weight)
    fitted = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix[rows], classes, sample_weight=weights)
    against = fitted.coef_[:3] - fitted.coef_[3]
    bias = fitted.intercept_[:3] - fitted.intercept_[3]
    return Model(
        [(term, rarity[number], tuple(against[:, number] * rarity[number])) for term, number in sorted(trie.items())],
        [("", tuple(bias)), *((name, tuple(against[:, place[name]] * SIGN)) for name in names)],
    )


def write(model: Model, folder: Path) -> None:
    """The table: the signs first, then the terms."""
    lines = [
        "# 判断一句话是不是空的，每个特征的权重；由 benchmarks/train_emptiness.py 从标注过的句子学得，不要手改。",
        "\t".join(tables.COLUMNS),
    ]
    for name, weights in model.signs:
        lines.append("\t".join((tables.SIGN, name, "0", *(f"{weight:.3f}" for weight in weights))))
    for term, rarity, weights in model.terms:
        lines.append("\t".join((tables.TERM, term, f"{rarity:.2f}", *(f"{weight:.2f}" for weight in weights))))
    (folder / tables.TABLE).write_text("\n".join(lines) + "\n", encoding="utf-8")


_kept: list[tempfile.TemporaryDirectory] = []


def use(model: Model) -> None:
    """Let the program judge by this model in this run."""
    folder = tempfile.TemporaryDirectory()
    _kept.append(folder)  # mapped into memory as long as the program runs
    write(model, Path(folder.name))
    tables.FOLDER = folder.name
    for cached in (tables.known_terms, tables.term_numbers, tables.sign_weights):
        cached.cache_clear()
    verdict.forget()
    tables.build()


def half(document: int) -> int:
    """Which half of the labelled documents a document belongs to."""
    return (document // 2) % 2


def evaluate(own: list[Sample], gold: list[Sample], rows: list[dict], readings: dict[int, Reading]) -> None:
    """Precision, recall and F1 on each half, judged by what was learnt without it."""
    scores: dict[str, list[tuple[float, float, float]]] = {}
    for side in (0, 1):
        unseen = {row["doc"] for row in rows if half(row["doc"]) == side}
        use(learn([sample for sample in (*own, *gold) if sample.document not in unseen]))
        judged: dict[int, list] = defaultdict(list)
        for number in unseen:
            reading = readings[number]
            said = phrases([found.sentence for found in reading.prose], (), ())
            judged[number] = [verdict.judge(*both, reading.kind).verdict for both in zip(reading.prose, said, strict=True)]
        for row in rows:
            if half(row["doc"]) == side:
                scores[row["id"]] = covering(row, readings[row["doc"]], judged[row["doc"]])
    report(rows, scores)


def covering(row: dict, reading: Reading, verdicts: list) -> list[tuple[float, float, float]]:
    """For each sentence within a labelled one: the share it covers, how likely it says nothing, how likely it is empty."""
    sentence = bare(row["text"])
    at = reading.flat.find(sentence)
    if at < 0:
        return []
    end = at + len(sentence)
    return [
        ((min(stop, end) - max(start, at)) / len(sentence), given.said, given.empty)
        for (start, stop), given in zip(reading.spans, verdicts, strict=True) if start < end and stop > at
    ]


def report(rows: list[dict], scores: dict) -> None:
    """At several limits: a sentence is found where what is judged empty covers half of it."""
    for name, labels, column in (("T+Z", "TZ", 1), ("T+Z+K", "TZK", 2)):
        for limit in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
            right = wrong = missed = 0
            for row in rows:
                truth = {label in labels for label in row["labels"]}
                if len(truth) == 2:
                    continue
                found = sum(piece[0] for piece in scores[row["id"]] if piece[column] >= limit) >= 0.5
                right += found and truth == {True}
                wrong += found and truth == {False}
                missed += not found and truth == {True}
            precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
            print(f"{name} {limit:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {2 * right / (2 * right + wrong + missed):.3f}"
                  f"  ({right} {wrong} {missed})")


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(label_rows(options.labels))
    gold = [json.loads(line) for line in options.gold.open(encoding="utf-8")] if options.gold else []
    wanted = {row[0] for row in rows} | {row["doc"] for row in gold}
    readings = {}
    with options.texts.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                readings[row["id"]] = read(row)
    own = list(samples(readings, rows))
    checked = list(samples(readings, gold_rows(gold, readings)))
    print(f"标注 {len(rows)} 句，用得上 {len(own)} 句；两人标注 {len(gold)} 句，用得上 {len(checked)} 句")
    if options.evaluate:
        evaluate(own, checked, gold, readings)
    if options.write:
        tables.FOLDER = str(Path(tables.__file__).parent)
        write(learn([*own, *checked]), Path(tables.FOLDER))
        tables.build()


if __name__ == "__main__":
    main()
