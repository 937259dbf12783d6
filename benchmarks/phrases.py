"""How often real texts use the phrases of lexicons/boilerplate.tsv: documents a phrase, and phrases a thousand characters.

    python benchmarks/phrases.py FILE.jsonl [--write]

Each line of the file is one document: {"title": "…", "text": "…"}. ``--write`` puts the number of documents into the
lexicon's source column. The spread is what S001's thresholds are chosen from.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gongwen_lint.analysis.boilerplate import index
from gongwen_lint.analysis.sentences import sentences
from gongwen_lint.counting import count_words
from gongwen_lint.document import Document
from gongwen_lint.lexicons import CATEGORIES, FRAMES
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse
from gongwen_lint.tables import FOLDER, table


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file; two full-width blanks begin a paragraph where a text has lost its line breaks."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text = re.sub(r"[ \u3000]*\u3000\u3000+", "\n\u3000\u3000", row["text"])
            yield read_plain(f"{row['title']}\n\n{text}\n".encode(), f"{number}.txt")


def spread(values: list[float]) -> str:
    """Median and upper percentiles."""
    values = sorted(values)
    return "，".join(f"P{at} {values[min(len(values) - 1, at * len(values) // 100)]:.2f}" for at in (50, 75, 90, 95, 99))


def main() -> None:
    """Count, print, and with --write note the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    lexicon, entries = index()
    used, density, together, total = Counter(), [], Counter(), 0
    for document in documents(options.file):
        total += 1
        found, size, hits = set(), 0, 0
        for sentence in sentences(analyse(document)):
            size += count_words(sentence.text)
            found.update(match.pattern for match in lexicon.matches(sentence.text))  # also those within others
            count = sum(entries[match.pattern].category not in FRAMES for match in lexicon.search(sentence.text))
            hits += count
            together[count] += 1
        used.update(found)
        if size >= 500:
            density.append(1000 * hits / size)
    print(f"{total} 份，其中 500 字以上 {len(density)} 份；每千字处数：{spread(density)}")
    print("一句话里的处数：", dict(sorted(together.items())))
    counts = {entry.pattern: used[number] for number, entry in enumerate(entries)}
    for pattern, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(count, pattern, sep="\t")
    if options.write:
        write(counts, total)


def write(counts: dict[str, int], total: int) -> None:
    """Put the counts into the source column, and the rows in order."""
    path = Path(FOLDER, "boilerplate.tsv")
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "pattern\t"))]
    for row in sorted(table("boilerplate"), key=lambda row: (CATEGORIES.index(row["category"]), row["pattern"])):
        count = counts[row["pattern"]]
        source = f"语料 {count}/{total}" if count else "讲话总结"
        head.append("\t".join((row["pattern"], row["category"], row["reason"], source)))
    path.write_text("\n".join(head) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
