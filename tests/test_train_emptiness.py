"""Learning the weights anew: the same sentences give the same table, and the program can read and use it."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest
from office import cases, judged

from gongwen_lint.emptiness import tables, verdict

pytest.importorskip("sklearn", reason="学习权重要用 scikit-learn：pip install '.[train]'")

PROGRAM = Path(__file__).parent.parent / "benchmarks" / "train_emptiness.py"
EACH = 8
"""sentences of each of the four labels"""
CHOSEN = {label: [case for case in cases() if case.label == label][:EACH] for label in "TZKM"}


@pytest.fixture
def train(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The program, whatever it lets the package judge by forgotten afterwards."""
    spec = importlib.util.spec_from_file_location("train_emptiness", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "train_emptiness", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(tables, "FOLDER", tables.FOLDER)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield module
    monkeypatch.undo()
    for cached in (tables.known_terms, tables.term_numbers, tables.sign_weights):
        cached.cache_clear()
    verdict.forget()


def learnt(train: ModuleType, tmp_path: Path):
    """What is learnt from documents of four sentences, one of each label, given as texts and a file of labels."""
    readings, rows = {}, ["document\tstart\tlength\tlabel"]
    for number, group in enumerate(zip(*CHOSEN.values(), strict=True)):
        text = "".join(f"　　{case.sentence}\n" for case in group)
        readings[number] = train.read({"id": number, "title": "关于做好登记工作的通知", "text": text})
        for case in group:
            sentence = train.bare(case.sentence)
            rows.append(f"{number}\t{readings[number].flat.index(sentence)}\t{len(sentence)}\t{case.label}")
    rows[-1] += "/K"
    labels = tmp_path / "labels.tsv"
    labels.write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = list(train.samples(readings, train.label_rows([labels])))
    assert len(found) > 3 * EACH
    assert {sample.prose.sentence.text for sample in found} <= {case.sentence for case in chain(*CHOSEN.values())}
    return train.learn(found)


def test_the_same_sentences_give_the_same_table(train: ModuleType, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        train.write(learnt(train, tmp_path), folder)
        written.append((folder / tables.TABLE).read_bytes())
    assert written[0] == written[1]


def test_the_program_reads_the_table_and_judges_by_it(train: ModuleType, tmp_path: Path) -> None:
    shipped = tables.sign_weights()
    model = learnt(train, tmp_path)
    train.use(model)
    assert tables.sign_weights() != shipped
    assert set(tables.sign_weights()) == {name for name, _ in model.signs}
    assert set(tables.known_terms()) == {name for name, _, _ in model.terms} != set()
    assert [name for name, _, _ in tables.term_rows()] == sorted(name for name, _, _ in model.terms)

    def said(label: str) -> float:
        return sum(max(found.said for found in judged(case.sentence, case.heading)) for case in CHOSEN[label])

    assert said("T") > 2 * said("M")
    assert said("Z") > 2 * said("M")


def test_a_label_beside_no_sentence_is_left_out(train: ModuleType) -> None:
    reading = train.read({"id": 1, "title": "关于做好登记工作的通知", "text": "一、登记时限\n　　登记员当日把登记表录入系统。\n"})
    at = reading.flat.index("登记时限")
    assert list(train.samples({1: reading}, [(1, at, 4, ("N",))])) == []
