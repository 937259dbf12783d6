"""How many copied passages are found again: planted by a program into real texts, so that every place is known.

    python benchmarks/planted.py TEXTS.jsonl [--documents 200] [--seed 1] [--show 0]

Each line of the file is one document: {"title": "…", "text": "…"}. Into each of so many of them five passages are planted, one
of each kind, each from a document of its own in which nothing is found that the host has. The hosts are then held against
each source alone, and against all the other documents together. Against a source alone whatever is found elsewhere is
false. Against all of them it need not be: real documents do copy from each other; ``--show`` prints some for a person to read.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from phrases import documents

from gongwen_lint.copying.candidates import candidates
from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.passages import passages
from gongwen_lint.copying.postings import build
from gongwen_lint.copying.references import Given, References
from gongwen_lint.copying.source import Source, source_of
from gongwen_lint.copying.spared import counted
from gongwen_lint.copying.stream import Stream
from gongwen_lint.document import Document, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse
from gongwen_lint.words import segmenter

LENGTHS = (60, 80, 120, 200, 400)
"""characters of a passage before it is changed"""
SHORTEST, LONGEST = 800, 20_000
"""characters of a document that passages are planted into or taken from"""
COUNTED = 0.6
"""characters of a planted passage that count, as a share of all of them, marks included"""
LEAST = 36
"""characters that must be the same for a passage to be told"""
DROPPED, REPLACED = 0.10, 0.15
"""share of the words"""
COVERED = 0.5
"""a planted passage is found where so much of it lies in passages, a passage is false where less of it lies in planted text"""

EXACT, DROP, REPLACE, BOTH, REORDER = "原样", "删一成的词", "换一成半的词", "又删又换", "分句换序"
KINDS = (EXACT, DROP, REPLACE, BOTH, REORDER)

_WORD = re.compile(r"[\u4e00-\u9fff]+")
_CLAUSE = re.compile(r"[^，。；：！？]+[，。；：！？]?")

Found = tuple[int, int, Source]
"""first and last (exclusive) compared character of a draft, and the document it is from"""


class Plant(NamedTuple):
    """A passage as it stands in the host."""

    kind: str
    length: int
    source: int
    """number of the document it was taken from"""
    original: str
    """compared characters as they stand there"""
    place: tuple[int, int]
    """compared characters of the host"""


class Host(NamedTuple):
    """A document with what was planted into it."""

    number: int
    text: str
    stream: Stream
    plants: tuple[Plant, ...]


def found(draft: Stream, references: References) -> list[Found]:
    """The passages of a draft that stand in other documents, the longest first."""
    near = references.near(draft)
    together = passages(draft, [source.stream for source in near], counted(draft, ()), LEAST)
    every = [(one.size, *one.mine, source) for source, told in zip(near, together, strict=True) for one in told]
    return [(start, end, source) for _, start, end, source in sorted(every, key=lambda one: (-one[0], one[1]))]


class Others:
    """All documents but one."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._postings = build(source.stream.codes for source in sources)
        self._there: Codes = np.ones(len(sources), bool)

    def without(self, number: int) -> Others:
        """The others, seen from this document."""
        self._there[:] = True
        self._there[number] = False
        return self

    def near(self, draft: Stream) -> list[Source]:
        """The documents to compare a draft with."""
        return [self._sources[number] for _, number in candidates(draft, [self._postings], [self._there])]


class Editor:
    """Changes passages as a copyist would, with words from the texts."""

    def __init__(self, texts: Sequence[str], rng: random.Random) -> None:
        self._rng, self._cut = rng, segmenter().cut
        self._words = [word for text in texts for word in self._cut(text[:2_000]) if _WORD.fullmatch(word)]

    def changed(self, text: str, kind: str) -> str:
        """The text after a change of this kind."""
        if kind == EXACT:
            return text
        if kind == REORDER:
            clauses = _CLAUSE.findall(text)
            for at in range(0, len(clauses) - 1, 3):
                clauses[at:at + 2] = clauses[at + 1], clauses[at]
            return "".join(clauses)
        return "".join(self._word(word, kind) for word in self._cut(text))

    def _word(self, word: str, kind: str) -> str:
        if not _WORD.fullmatch(word):
            return word
        chance = self._rng.random()
        if kind in (DROP, BOTH) and chance < DROPPED:
            return ""
        if kind in (REPLACE, BOTH) and DROPPED <= chance < DROPPED + REPLACED:
            return self._rng.choice(self._words)
        return word


def planted(texts: Sequence[Document], sources: Sequence[Source], number: int, rng: random.Random) -> Iterator[Host]:
    """So many documents with passages planted into them."""
    usable = [at for at, source in enumerate(sources) if SHORTEST <= len(source.text) <= LONGEST]
    editor = Editor([sources[at].text for at in usable[::10]], rng)
    order = rng.sample(usable, len(usable))
    lengths = [LENGTHS[(turn + kind) % len(LENGTHS)] for turn in range(len(LENGTHS)) for kind in range(len(KINDS))]
    made = 0
    for at in order:
        if made >= number:
            break
        places = _boundaries(texts[at], sources[at])
        if len(places) < len(KINDS):
            continue
        begin = made % len(LENGTHS) * len(KINDS)
        pieces = []
        for kind, length in zip(KINDS, lengths[begin:begin + len(KINDS)], strict=True):
            other, text = _piece(sources, at, usable, length, rng)
            pieces.append((kind, length, other, text, editor.changed(text, kind)))
        host = _host(at, texts[at], sorted(rng.sample(places, len(KINDS))), pieces)
        if host:
            made += 1
            yield host


def _boundaries(document: Document, source: Source) -> list[int]:
    """Lines with compared text that stand behind others with such text, counted from 0."""
    read = sorted({line - 1 for start, end in source.stretches for line in source.lines(Span(start, end))})
    return [line for line in read[1:] if line < len(document.lines)]


def _piece(sources: Sequence[Source], host: int, usable: Sequence[int], length: int, rng: random.Random) -> tuple[int, str]:
    """A passage from the beginning of a sentence on, from a document that has nothing in common with the host.

    What is no copying (a quotation, a definition, the legal basis and the like) makes up less than two fifths of it.
    """
    while True:
        other = rng.choice(usable)
        if other == host or found(sources[host].stream, Given([sources[other]])):
            continue
        source = sources[other]
        places = [at for start, end in source.stretches for at in range(start, end) if not source.text[at].isspace()]
        text = "".join(source.text[at] for at in places)
        weights = _weights(source.stream, places)
        starts = [
            match.end() for match in re.finditer("[。；]", text)
            if match.end() + length <= len(text) and weights[match.end() + length] - weights[match.end()] >= COUNTED * length
        ]
        if starts:
            at = rng.choice(starts)
            return other, text[at:at + length]


def _weights(stream: Stream, places: Sequence[int]) -> list[int]:
    """How many characters that count stand before each of these places of the text."""
    counts = np.zeros(len(stream.text) + 1, np.int64)
    counts[stream.origins] = counted(stream, ())
    return [0, *counts[np.array(places, np.int64)].cumsum().tolist()]


def _host(number: int, document: Document, lines: Sequence[int], pieces: Sequence[tuple[str, int, int, str, str]]) -> Host | None:
    """The document with each of the pieces before one of the lines; None where one of them is not compared there."""
    put = dict(zip(lines, pieces, strict=True))
    written = []
    for at, line in enumerate(document.lines):
        if at in put:
            written.append("\u3000\u3000" + put[at][4])
        written.append(line.text)
    text = "\n".join(written)
    stream = _source(text, document.path)[1].stream
    plants, at = [], 0
    for kind, length, other, original, changed in (put[line] for line in lines):
        at = stream.text.index(changed, at)
        place = tuple(np.searchsorted(stream.origins, (at, at + len(changed))).tolist())
        if 2 * (place[1] - place[0]) < len(changed):
            return None
        folded = Stream(original, ((0, len(original)),)).folded
        plants.append(Plant(kind, length, other, folded, place))
    return Host(number, text, stream, tuple(plants))


def _source(text: str, path: str) -> tuple[Document, Source]:
    document = read_plain(text.encode(), path)
    return document, source_of(document, analyse(document))


class Tally:
    """What became of the planted passages of one kind and length."""

    def __init__(self) -> None:
        self.planted = self.found = self.named = 0
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, plant: Plant, there: Sequence[Found], right: Callable[[Source], bool]) -> bool:
        """Count a planted passage, given all that was found in its host; whether it was found."""
        self.planted += 1
        begin, stop = plant.place
        touching = [one for one in there if min(one[1], stop) - max(one[0], begin) >= COVERED * (one[1] - one[0])]
        marks = bytearray(stop - begin)
        for start, end, _ in touching:
            start, end = max(start, begin), min(end, stop)
            marks[start - begin:end - begin] = b"\1" * (end - start)
        if sum(marks) < COVERED * (stop - begin):
            return False
        self.found += 1
        self.named += right(touching[0][2])
        self.starts.append(min(one[0] for one in touching) - begin)
        self.ends.append(max(one[1] for one in touching) - stop)
        return True


def false(there: Sequence[Found], plants: Sequence[Plant]) -> list[Found]:
    """What was found where nothing was planted."""
    def of(one: Found) -> int:
        return sum(max(0, min(one[1], plant.place[1]) - max(one[0], plant.place[0])) for plant in plants)

    return [one for one in there if of(one) < COVERED * (one[1] - one[0])]


def report(name: str, tallies: dict[tuple[str, int], Tally]) -> None:
    """Print how many were found, of each kind and length."""
    print(f"\n{name}，找回的份额：\n")
    print("| | " + " | ".join(f"{length} 字" for length in LENGTHS) + " | 合计 | 来源也对 | 起点差 | 终点差 |")
    print("|---" * (len(LENGTHS) + 5) + "|")
    for kind in (*KINDS, "合计"):
        rows = [[tally for (of, at), tally in tallies.items() if at == length and kind in (of, "合计")] for length in LENGTHS]
        cells = [_share(sum(one.found for one in row), sum(one.planted for one in row)) for row in rows]
        every = [one for row in rows for one in row]
        hits = sum(one.found for one in every)
        starts, ends = (
            statistics.median(abs(off) for one in every for off in side(one)) if hits else float("nan")
            for side in (lambda one: one.starts, lambda one: one.ends)
        )
        total = _share(hits, sum(one.planted for one in every)), _share(sum(one.named for one in every), hits)
        print(f"| {kind} | " + " | ".join((*cells, *total, f"{starts:.0f}", f"{ends:.0f}")) + " |")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}（{part}/{whole}）" if whole else "—"


def _quote(host: Host, one: Found) -> str:
    return host.stream.text[slice(*host.stream.span(one[0], one[1]))].replace("\n", " ")


def main() -> None:
    """Plant, look for it, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="of the missed and of the false ones")
    options = parser.parse_args()

    rng = random.Random(options.seed)
    texts = list(documents(options.file))
    sources = [source_of(document, analyse(document)) for document in texts]
    hosts = list(planted(texts, sources, options.documents, rng))
    others = Others(sources)
    alone, among = ({(kind, length): Tally() for kind in KINDS for length in LENGTHS} for _ in range(2))
    told = wrong = elsewhere = 0
    missed, strange, spent = [], [], []
    for host in hosts:
        for plant in host.plants:
            there = found(host.stream, Given([sources[plant.source]]))
            if not alone[plant.kind, plant.length].add(plant, there, lambda source: True):
                missed.append((plant, host.stream.folded[slice(*plant.place)]))
            told += len(there)
            bad = false(there, host.plants)  # of one subject, two sources may have the same
            wrong += len(bad)
            strange += [("单个来源", host, one) for one in bad]
        begin = time.perf_counter()
        there = found(host.stream, others.without(host.number))
        spent.append(time.perf_counter() - begin)
        for plant in host.plants:
            def right(source: Source, plant: Plant = plant) -> bool:
                return source is sources[plant.source] or plant.original in source.stream.folded
            among[plant.kind, plant.length].add(plant, there, right)
        bad = false(there, host.plants)
        elsewhere += bool(bad)
        strange += [("全部文件", host, one) for one in bad[:1]]
    print(f"Python {platform.python_version()}；{len(sources)} 份文件，植入 {len(hosts)} 份，各 {len(KINDS)} 段")
    report("只同来源一份比", alone)
    report(f"同其余 {len(sources) - 1} 份一起比", among)
    print(f"\n同无关的来源比，共报 {told} 段，其中不是植入的 {wrong} 段。")
    print(f"同全部文件比，{elsewhere} 份另有植入以外的雷同（原文本来互抄的也在内）。")
    print(f"同全部文件比一份，中位数 {statistics.median(spent) * 1000:.0f} 毫秒，最多 {max(spent) * 1000:.0f} 毫秒。")
    show(options.show, missed, strange, rng)


def show(
    number: int, missed: Sequence[tuple[Plant, str]], strange: Sequence[tuple[str, Host, Found]], rng: random.Random,
) -> None:
    """Print some of what was missed and of what was found elsewhere, for a person to read."""
    for plant, text in rng.sample(missed, min(number, len(missed))):
        print(f"\n没找回：{plant.kind}，{plant.length} 字\n原文 {plant.original}\n植入 {text}")
    for where, host, one in sorted(rng.sample(strange, min(number, len(strange))), key=lambda row: row[0]):
        print(f"\n植入以外（{where}）：{host.number} 号，来自《{one[2].name}》\n{_quote(host, one)}")


if __name__ == "__main__":
    main()
