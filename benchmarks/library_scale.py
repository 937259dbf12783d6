"""What it costs to keep a library of 4, 40 or 400 MB and to ask it what a draft has from it, and whether all is found.

    python benchmarks/library_scale.py TEXTS.jsonl [--sizes 4 40 400] [--seed 1] [--drafts 50] [--folder FOLDER]

Each line of the file is one document: {"title": "…", "text": "…"}. The libraries are of made-up documents of 4 KB each (see
synthetic.py), written as .txt files and added as ``gongwen-lint library add`` does, with all cores. A draft of 5,000
characters is new text with five passages of 150 characters, each from a document of the library and changed in one of the
ways of planted.py. The library is asked by a process of its own that does nothing else, whose memory is told; times are of
``Library.near`` and of all comparing after it, reading and structure of the draft left out. The last table has 300
near-copies of one document in the library, as every county's version of one notice, and drafts that have a part of that
document and five passages from others.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from planted import KINDS, LEAST, Editor
from synthetic import CHARACTERS, Maker

from gongwen_lint.copying.passages import passages
from gongwen_lint.copying.stream import Stream
from gongwen_lint.library import Library, add_files
from gongwen_lint.named import NamedTuple

DRAFT, PASSAGE = 5_000, 150
"""characters"""
COPIES, TAKEN = 300, 3_500
"""near-copies of one document, and characters that a draft has from it"""
TARGETS = {40: 10.0, 400: 50.0}
"""milliseconds to ask and compare, by megabytes"""


class Draft(NamedTuple):
    """A draft and the names of the documents that it has passages from."""

    text: str
    origins: list[str]


def _stream(text: str) -> Stream:
    return Stream(text, ((0, len(text)),))


def drafts(
    maker: Maker, originals: Sequence[tuple[str, str]], number: int, seed: int, copied: str = ""
) -> list[Draft]:
    """So many drafts with passages from these documents, given by name and text, and with a part of ``copied``."""
    rng = random.Random(seed)
    editor = Editor([text for _, text in originals[:200]], rng)
    made = []
    for body in maker.documents(number, seed + 1_000_000, DRAFT - len(KINDS) * PASSAGE - (TAKEN if copied else 0)):
        pieces, origins = [], []
        for kind in KINDS:
            name, text = rng.choice(originals)
            at = rng.randrange(len(text) - PASSAGE)
            pieces.append(editor.changed(text[at:at + PASSAGE], kind))
            origins.append(name)
        if copied:
            pieces.append(copied[:TAKEN])
        cuts = [0, *sorted(rng.sample(range(len(body)), len(pieces)))]
        parts = [body[start:end] for start, end in zip(cuts, [*cuts[1:], len(body)], strict=True)]
        made.append(Draft("\n".join(text for pair in zip(parts, [*pieces, ""], strict=True) for text in pair), origins))
    return made


def ask(library: Path, file: Path) -> dict[str, object]:
    """What came of asking a library about the drafts in a file, in this process, which has done nothing else."""
    asked = [Draft(*row) for row in json.loads(file.read_text(encoding="utf-8"))]
    streams = [_stream(draft.text) for draft in asked]
    base = resident()
    begin = time.perf_counter()
    references = Library.open(str(library))
    opened = (time.perf_counter() - begin) * 1000
    first = True
    rows = []
    for draft, stream in [(asked[0], _stream(asked[0].text)), *zip(asked, streams, strict=True)]:
        begin = time.perf_counter()
        near = references.near(stream)
        middle = time.perf_counter()
        counts = np.ones(len(stream.codes), np.int8)
        every = passages(stream, [one.stream for one in near], counts, LEAST)
        told = {Path(one.path).name for one, found in zip(near, every, strict=True) if found}
        end = time.perf_counter()
        if not first:  # the first loads what all need
            names = {Path(one.path).name for one in near}
            rows.append((
                (middle - begin) * 1000, (end - middle) * 1000, len(near), sum(path in names for path in draft.origins),
                sum(path in told for path in draft.origins), len(draft.origins),
            ))
        first = False
    return {"opened": opened, "memory": resident() - base, "rows": rows}


def in_own_process(library: Path, asked: Sequence[Draft], folder: Path) -> dict[str, list]:
    """The same from a fresh process."""
    file = folder / "drafts.json"
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run([sys.executable, __file__, "--ask", library, file], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def row(found: dict[str, list]) -> str:
    """The figures as cells of a table."""
    def spread(values: Sequence[float]) -> str:
        return f"{statistics.median(values):.1f}，最多 {max(values):.1f}"

    asking, comparing, looked, near, told, planted = map(list, zip(*found["rows"], strict=True))
    return (
        f"{spread(asking)} | {spread(comparing)} | {spread(together(found))} | {statistics.median(looked):.0f} | "
        f"{sum(near)}/{sum(planted)} | {sum(told)}/{sum(planted)}"
    )


def together(found: dict[str, list]) -> list[float]:
    """Milliseconds of each draft, asking and comparing."""
    return [one[0] + one[1] for one in found["rows"]]


HEADS = "候选，毫秒 | 比较，毫秒 | 合计，毫秒 | 比几份 | 来源在候选里 | 来源报出"


def resident() -> float:
    """MB that this process holds in memory, as Linux tells it; not a number elsewhere."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
    except OSError:
        return float("nan")


def written(folder: Path, texts: Iterable[str]) -> list[str]:
    """The texts as files, a thousand in a folder; their paths."""
    paths = []
    for at, text in enumerate(texts):
        path = folder / f"{at // 1000}" / f"{at}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def kept(library: Path, paths: Sequence[str]) -> float:
    """Seconds to add the files."""
    begin = time.perf_counter()
    for done in add_files(str(library), paths, processes=os.cpu_count() or 1):
        if done.what not in ("added", "twice"):
            raise SystemExit(f"{done.path}：{done.what}")
    return time.perf_counter() - begin


def measure(maker: Maker, megabytes: int, seed: int, number: int, folder: Path) -> bool:
    """Print a row of the table; whether the target is met."""
    count = round(megabytes * 1e6 / (3 * CHARACTERS))
    paths = written(folder / "texts", maker.documents(count, seed))
    text = sum(os.path.getsize(path) for path in paths)
    seconds = kept(folder / "library", paths)
    rng = random.Random(seed)
    originals = [(Path(path).name, Path(path).read_text(encoding="utf-8")) for path in rng.sample(paths, min(count, 2_000))]
    found = in_own_process(folder / "library", drafts(maker, originals, number, seed), folder)
    size = sum(path.stat().st_size for path in (folder / "library").rglob("*") if path.is_file())
    print(
        f"| {megabytes} MB，{count} 份 | {text / 1e6 / seconds:.1f} | {size / text:.2f} | {found['opened']:.1f} | {row(found)} | "
        f"{found['memory']:.0f} |", flush=True,
    )
    return statistics.median(together(found)) <= TARGETS.get(megabytes, float("inf"))


def crowd(maker: Maker, seed: int, number: int, folder: Path) -> None:
    """Print what is found where many documents of the library are near-copies of one."""
    copied = next(iter(maker.documents(1, seed + 1, 2 * TAKEN)))
    copies = list(maker.copies(copied, COPIES, seed))
    paths = written(folder / "texts", [copied, *copies, *maker.documents(1_000, seed)])
    kept(folder / "library", paths)
    originals = [(Path(path).name, Path(path).read_text(encoding="utf-8")) for path in paths[COPIES + 1:]]
    found = in_own_process(folder / "library", drafts(maker, originals, number, seed, copied), folder)
    print(f"| {len(originals)} 份，另有 {COPIES + 1} 份大同小异 | {row(found)} |")


def main() -> int:
    """Print the tables; exit status 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[4, 40, 400], help="megabytes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drafts", type=int, default=50)
    parser.add_argument("--folder", type=Path, help="where temporary folders are made")
    options = parser.parse_args()
    with options.file.open(encoding="utf-8") as lines:
        maker = Maker(json.loads(line)["text"] for line in lines)
    print(f"Python {platform.python_version()}；文稿 {DRAFT} 字，{options.drafts} 份，各有 {len(KINDS)} 段抄来的\n")
    print(f"| 文件库 | 入库，MB/秒 | 占盘／文字 | 打开，毫秒 | {HEADS} | 内存，MB |")
    print("|---" * 11 + "|")
    met = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            met.append(measure(maker, size, options.seed, options.drafts, Path(folder)))
    print(f"\n| 文件库 | {HEADS} |")
    print("|---" * 7 + "|")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        crowd(maker, options.seed, options.drafts, Path(folder))
    return int(not all(met))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        print(json.dumps(ask(Path(sys.argv[2]), Path(sys.argv[3]))))
        raise SystemExit(0)
    raise SystemExit(main())
