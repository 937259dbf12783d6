"""The samples: the script makes what is committed, and the tool reads and finds what samples/expected.toml states as true."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from gongwen_lint.copying.references import Given
from gongwen_lint.copying.source import source_of
from gongwen_lint.counting import count_words
from gongwen_lint.kernel import examine
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers import read
from gongwen_lint.report import DocumentReport
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

FOLDER = Path(__file__).resolve().parent.parent / "samples"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted(path for path in FOLDER.iterdir() if path.stem in EXPECTED)
MADE = ("word/document.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml")
"""the parts that the script writes, apart from headers and footers; the others come from python-docx's template"""


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    import make

    return make


@cache
def report(path: Path, profile: str = "central") -> DocumentReport:
    return examine(read(path), Settings(load_profile(profile)))


def bare(text: str | None) -> str | None:
    return re.sub(r"\s", "", text) if text else text


def parts(data: bytes) -> dict[str, bytes]:
    """Canonical XML of the parts that the script writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name in MADE or re.match(r"word/(footer|header)", name)]
        return {name: etree.tostring(etree.fromstring(package.read(name)), method="c14n") for name in names}


def words(pdf: bytes) -> str:
    """The text of a PDF without blanks and page numbers."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"—\d+—", "", re.sub(r"\s", "", text))


def test_every_sample_is_expected_and_explained() -> None:
    page = (FOLDER.parent / "docs" / "samples.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d\S+) \| ([a-z ]+) \|.*\| ([A-Z0-9 ]+|无) \|$", page, re.M)
    assert {name: set(kinds.split()) for name, kinds, _ in rows} == {
        source.stem: set(tomllib.loads(source.read_text(encoding="utf-8"))["files"]) for source in FOLDER.glob("sources/*.toml")
    } == {stem: {path.suffix[1:] for path in FILES if path.stem == stem} for stem in EXPECTED}
    assert {name: codes.replace("无", "").split() for name, _, codes in rows} == {
        name: facts.get("finds", []) for name, facts in EXPECTED.items()
    }


def test_the_script_makes_what_is_committed(make) -> None:
    for name, data in make.portable().items():
        committed = (FOLDER / name).read_bytes()
        if name.endswith(".docx"):
            assert parts(data) == parts(committed), name
        else:
            assert data == committed, name


def test_the_script_makes_the_same_bytes_twice(make) -> None:
    assert make.portable() == make.portable()


def test_the_script_makes_the_committed_pdfs(make) -> None:
    if not make.office():
        pytest.skip("LibreOffice is not installed: the PDFs cannot be made here, only read")
    for name, data in make.pdfs().items():
        assert words(data) == words((FOLDER / name).read_bytes()), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("field", [
    "title", "number", "issuers", "addressee", "date", "genre", "kind", "direction", "level", "cover", "forwards", "inner_title",
])
def test_values(path: Path, field: str) -> None:
    facts, outline = EXPECTED[path.stem], report(path).outline
    if field in ("issuers", "kind", "direction", "level") and field not in facts:
        return  # the document does not say it beyond doubt
    want, have = facts.get(field), getattr(outline, field)
    if field == "issuers":
        assert [bare(name) for name in have] == want
    else:
        assert bare(have) == want


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_body(path: Path) -> None:
    facts = EXPECTED[path.stem]
    body = [block for block in report(path).outline.body() if block.text.strip()]
    text = bare("".join(block.text for block in body if block.role != "heading"))
    assert text.startswith(facts["body_first"])
    if "body_last" in facts:
        assert text.endswith(facts["body_last"])
    if "headings" in facts:
        assert [bare(block.text) for block in body if block.role == "heading" and block.level == 1] == facts["headings"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_body_is_counted_as_written(path: Path) -> None:
    source = tomllib.loads((FOLDER / "sources" / f"{path.stem}.toml").read_text(encoding="utf-8"))
    body = source["issued"][0]["body"] if "issued" in source else source["body"]
    assert report(path).counts.body == count_words(re.sub(r"(?<=\| )[<^](?= \|)|\|", " ", body))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_findings(path: Path) -> None:
    facts, found = EXPECTED[path.stem], report(path).findings
    if "finds" in facts:
        assert set(facts["finds"]) <= {finding.rule for finding in found}
    else:
        assert [finding.message for finding in found if finding.severity != "info"] == []
    for code in facts.get("finds_zhejiang", []):
        assert code in {finding.rule for finding in report(path, "zhejiang").findings}


@pytest.mark.parametrize("stem", sorted(stem for stem, facts in EXPECTED.items() if "against" in facts))
def test_findings_against_another(stem: str) -> None:
    facts = EXPECTED[stem]
    draft, other = read(FOLDER / f"{stem}.docx"), read(FOLDER / facts["against"])
    found = examine(draft, Settings(), [Given([source_of(other, analyse(other))])]).findings
    assert {finding.rule for finding in found if finding.rule.startswith("X")} >= set(facts["finds_against"])


@pytest.mark.parametrize("stem", sorted({path.stem for path in FILES if path.suffix == ".pdf"} & {
    path.stem for path in FILES if path.suffix == ".docx"
}))
def test_two_formats_say_the_same(stem: str) -> None:
    one, two = (report(FOLDER / f"{stem}.{kind}") for kind in ("docx", "pdf"))
    assert [f.rule for f in one.findings] == [f.rule for f in two.findings]
    assert (one.counts.body, one.counts.cover) == (two.counts.body, two.counts.cover)
