"""What counts as said twice: whole sentences alike but for words of no weight, never provisions side by side."""

import pytest

from gongwen_lint.analysis import alike as stretches
from gongwen_lint.analysis.repeats import repeats
from gongwen_lint.analysis.sentences import sentences
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

HEAD = "关于做好登记工作的通知\n各科室：\n现将有关事项通知如下：\n一、登记\n"
ITEMS = "台图合照印钥票清信报录证名收标目账样光门灯窗墙桌椅柜锁绳箱笔墨纸砚布线网车船秤尺"
BETWEEN = "\n二、核对\n" + "".join(f"{item}由档案室看。" for item in ITEMS) + "\n三、其他\n"
SAID = "各科室每天下班前把当天的登记表整理成册，由科室主任签字，签字后交到档案室统一存放"


def found(first: str, later: str, title: str = HEAD) -> list[tuple[str, str]]:
    document = read_plain(f"{title}{first}{BETWEEN}{later}\n".encode(), "例.txt")
    return [
        (document.quote(repeat.first), document.quote(repeat.later))
        for repeat in repeats(list(sentences(analyse(document))), 25) if repeat.later.start > document.text.index("三、其他")
    ]


@pytest.mark.parametrize("again", [
    SAID.replace("每天", "须于每天"),
    SAID.replace("把", "将").replace("，由", "并由"),
    SAID.replace("，", "、"),
    f"一是{SAID}",
    SAID.replace("统一存放", "集中存放"),
])
def test_a_passage_with_a_few_words_changed_is_the_same(again: str) -> None:
    assert [first for first, _ in found(f"{SAID}。", f"{again}。")] == [f"{SAID}。"]


@pytest.mark.parametrize("again", [
    SAID.replace("每天", "每3天"),
    SAID.replace("当天", "次月"),
    SAID.replace("交到", "不交到"),
    SAID.replace("登记表", "收费单").replace("科室主任", "会计人员").replace("档案室", "财务室"),
    SAID[:20],
])
def test_a_passage_that_says_another_thing_is_not(again: str) -> None:
    assert found(f"{SAID}。", f"{again}。") == []


def test_neighbouring_sentences_are_one_passage_also_across_an_aside_and_a_paragraph() -> None:
    more = "办公室每月抽查一次登记表，发现漏登的当场补齐，并在例会上讲明原因"
    passages = found(f"{SAID}。（责任单位：各科室）\n{more}。", f"{SAID}。（责任单位：办公室）\n{more}。")
    assert len(passages) == 1
    assert passages[0][1].startswith("各科室每天")
    assert passages[0][1].endswith("讲明原因。")


def test_the_end_of_a_sentence_counts_unless_a_condition_stands_before_it() -> None:
    tail = SAID.removeprefix("各科室")
    assert len(found(f"窗口人员要细心，{tail}。", f"主任负总责，{tail}。")) == 1
    assert found(f"迟登的，{tail}。", f"漏登的，{tail}。") == []


def test_a_decision_that_amends_is_left_alone() -> None:
    amends = "一、将第三条修改为：当日登记。二、将第四条改为第五条。三、增加一条。四、第六条修改为：次日补登。"
    assert found(f"{amends}{SAID}。", f"{SAID}。") == []


def test_titles_and_names_in_a_row_do_not_count() -> None:
    title = "《登记工作暂行管理办法实施细则和登记人员岗位职责手册》"
    assert found(f"按照{title}办理。", f"按照{title}办理。") == []
    names = "办公室、档案室、财务室、信息室、保卫科、后勤科、人事科、登记科、收费科、监督科参加"
    assert found(f"{names}。", f"{names}。") == []


def test_the_earlier_place_is_told_with_its_lines() -> None:
    text = f"{HEAD}{SAID}。{BETWEEN}{SAID}。"
    [finding] = lint(read_plain(text.encode(), "例.txt"), Settings(select=("D010",)))
    [earlier] = finding.related
    assert (earlier.path, earlier.line, earlier.end_line) == ("例.txt", 5, 5)
    assert earlier.quote.startswith("各科室每天下班前")
    assert finding.line > 5


FRAMES = (
    "窗口{n}号于每月{n}日前把登记表交到档案室，由主任签字后统一存放，", "的",
    "办公室每季度抽查登记表{n}份，发现漏登的由经办人当场补齐并讲明原因。",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_text_that_repeats_itself_everywhere_is_not_compared_everywhere(frame: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps of comparing grow no faster than the text."""
    steps: list[int] = []
    compare = stretches._Comparison.runs

    def counted(self: stretches._Comparison, first: int, later: int) -> list[stretches.Run]:
        runs = compare(self, first, later)
        steps.append(len(runs))
        return runs

    monkeypatch.setattr(stretches._Comparison, "runs", counted)
    taken = []
    for size in (4_000, 16_000):
        steps.clear()
        text = "".join(frame.format(n=number) for number in range(size // len(frame)))
        assert list(stretches.alike(text, 25, lambda runs: None)) == []
        taken.append(sum(steps))
    assert taken[1] <= 5 * taken[0] + 50
    assert taken[1] <= 16_000 // stretches.PACE * stretches.EARLIER


def test_what_comes_to_something_pays_for_more_comparing() -> None:
    def said(number: int) -> str:
        items = ITEMS[number:number + 3]
        return "，".join(f"{item}{number % 7}号柜由{item}科室在{item}日把{item}表交到{item}室" for item in items)

    passages = [said(number) for number in range(len(ITEMS) - 3)]
    text = stretches.WALL.join([*passages, *passages])
    assert len(list(stretches.alike(f"{stretches.WALL}{text}{stretches.WALL}", 25, list))) >= len(passages) - 1


def test_a_wall_ends_what_is_the_same() -> None:
    text = stretches.WALL.join(["", SAID, BETWEEN, SAID, BETWEEN, ""])
    [first, second] = stretches.alike(text, 25, list)
    assert [run.size for run in first] == [len(SAID)]
    assert [run.size for run in second] == [len(BETWEEN)]
