"""Where a document begins to say what is to be done."""

import pytest

from gongwen_lint.analysis.operative import Lead, lead_of
from gongwen_lint.analysis.sentences import sentences
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse

HEAD = "关于做好登记工作的通知\n各科室：\n"


def lead(text: str) -> Lead:
    outline = analyse(read_plain((HEAD + text).encode(), "例.txt"))
    return lead_of(outline, tuple(sentences(outline)))


@pytest.mark.parametrize(("text", "operative"), [
    ("为做好登记工作，现通知如下：\n一、登记时限\n各科室当日登记。", "各科室当日登记。"),
    ("近年来，登记工作取得积极成效。当前，漏登问题较为突出。各科室要当日登记。", "各科室要当日登记。"),
    ("登记是办事的重要基础。请各科室于每周五前报送登记册。", "请各科室于每周五前报送登记册。"),
    ("做好登记工作，对于提高效率具有重要意义。凡有来件，应当当日登记。", "凡有来件，应当当日登记。"),
    ("3月2日，县里召开了登记工作会议。各科室要当日登记。", "各科室要当日登记。"),
    ("一、总体要求\n以便民为宗旨。\n二、主要目标\n到2027年，登记率达到百分之百。", "到2027年，登记率达到百分之百。"),
    ("一、基本原则\n坚持便民。未经批准，不得销毁登记册。\n二、措施\n当日登记。", "未经批准，不得销毁登记册。"),
    ("现将登记小组成员名单通知如下：组长李青山，副组长王一川，成员若干人。", "组长李青山，副组长王一川，成员若干人。"),
    ("《登记办法》已经县政府同意，现印发给你们，请遵照执行。", "《登记办法》已经县政府同意，现印发给你们，请遵照执行。"),
    ("《登记办法》已经县政府同意，现印发给你们，请遵照执行。各科室要在月底前完成补登。", "各科室要在月底前完成补登。"),
    ("支持有利于便民的登记方式。", "支持有利于便民的登记方式。"),
    ("《登记办法》已由县政府批准。县里出台了登记办法。登记册是指来件的簿册。各科室要当日登记。", "各科室要当日登记。"),
    ("为规范登记，制定本办法。本办法所称登记，是指记下来件。各科室要当日登记。", "本办法所称登记，是指记下来件。"),
    ("为规范登记，制定本办法。\n第二条　窗口是办事的地方。\n第三条　各科室当日登记。", "第二条　窗口是办事的地方。"),
    ("登记时限为当日。登记人员应具备如下条件：会写字。各科室要当日登记。", "登记时限为当日。"),
    ("各科室当日登记。迟登的按以下办法计算日期：", "各科室当日登记。"),
    ("一、适用范围\n本县各窗口。\n二、总体要求\n以便民为宗旨。\n三、措施\n登记。", "本县各窗口。"),
    ("一、总体要求\n（一）指导思想。\n为了便民。\n（二）主要目标。\n登记率明显提高。\n二、措施\n登记。", "登记率明显提高。"),
])
def test_first_operative_sentence(text: str, operative: str) -> None:
    found = lead(text).operative
    assert found is not None
    assert found.text == operative


def test_what_stands_before_it() -> None:
    found = lead("近年来，登记工作取得积极成效。为此，现通知如下：\n一、登记时限\n各科室当日登记。次日补登。")
    assert [sentence.text for sentence in found.sentences] == ["近年来，登记工作取得积极成效。", "为此，现通知如下："]


def test_an_opening_that_runs_on_is_cut_where_it_announces() -> None:
    found = lead("为做好登记工作，现将有关事项通知如下：各科室每日登记来件的名称和时间。")
    assert [sentence.text for sentence in found.sentences] == ["为做好登记工作，现将有关事项通知如下："]
    assert found.operative.text == "各科室每日登记来件的名称和时间。"


def test_a_text_that_asks_nothing_has_none() -> None:
    assert lead("近年来，登记工作取得了积极成效。当前，漏登问题较为突出。").operative is None
