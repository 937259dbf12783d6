"""What an opening counts as an authority, and where it ends."""

import pytest

from gongwen_lint.analysis.authorities import openings
from gongwen_lint.analysis.sentences import sentences
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse

HEAD = "关于做好登记工作的通知\n各科室：\n"
END = "现将有关事项通知如下：\n一、当日登记。各科室要在当日登记。\n"


def named(opening: str, end: str = END) -> list[tuple[str, ...]]:
    document = read_plain(f"{HEAD}{opening}{end}".encode(), "例.txt")
    return [found.authorities for found in openings(list(sentences(analyse(document))))]


@pytest.mark.parametrize(("opening", "count"), [
    ("为做好登记工作，", 0),
    ("为满足群众办事要求，经县政府同意，", 0),
    ("根据《登记条例实施细则》，", 1),
    ("根据《关于转发〈登记条例实施细则〉的通知》（县发〔2025〕3号）要求，", 1),
    ("根据《登记条例实施细则》（以下简称《实施细则》）和《实施细则》要求，", 1),
    ("为贯彻落实党中央、国务院决策部署和省委、省政府工作要求，", 2),
    ("为贯彻全省档案工作会议、全县便民服务会议精神，", 2),
    ("为贯彻落实习近平总书记关于档案工作的重要讲话和重要指示精神，", 1),
    ("按照省档案局关于登记工作的部署，结合《登记条例实施细则》，", 2),
    ("县档案局制定了《登记工作三年方案》，为落实该方案，", 0),
])
def test_what_counts(opening: str, count: int) -> None:
    [authorities] = named(opening)
    assert len(authorities) == count, authorities


def test_what_stands_before_the_purpose_or_behind_the_announcement_is_not_opening() -> None:
    assert named("上月县里印发了《登记工作要点汇编》。根据《登记条例实施细则》，") == [("《登记条例实施细则》",)]
    assert named("", "各科室要学习《登记条例实施细则》。\n") == []


def test_a_document_that_announces_nothing_has_no_opening() -> None:
    assert named("根据《登记条例实施细则》办理登记。", "各科室要在当日登记。\n") == []
