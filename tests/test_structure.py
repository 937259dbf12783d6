"""The parts of a document and the values recognised in it, on documents of our own writing."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Document, Layout, Line, build
from gongwen_lint.numerals import cjk_number
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Stated
from gongwen_lint.structure import analyse
from gongwen_lint.structure.bodies import is_body_name, left_open, level_of, split_names
from gongwen_lint.structure.dates import find_date, is_date
from gongwen_lint.structure.document_number import number_alone
from gongwen_lint.structure.headings import find_headings
from gongwen_lint.structure.labels import label_at
from gongwen_lint.structure.outline import ROLES, Outline
from gongwen_lint.structure.pieces import is_addressee, pieces
from gongwen_lint.structure.titles import genre_of, take_apart


def document(text: str) -> Document:
    """Lines of a text; a line beginning with | is a table row, ^ is centred, > stands right, = begins a page."""
    marks = {
        "|": {"region": "table"},
        "^": {"layout": Layout(align="center", size=22)},
        ">": {"layout": Layout(align="right")},
        "=": {"layout": Layout(new_page=True)},
    }
    lines = []
    for row in text.strip("\n").split("\n"):
        mark = marks.get(row[:1], {})
        lines.append(Line(0, 0, row[1:] if mark else row, **mark))
    return build("例.docx", "docx", lines, name="例")


def outline(text: str, **stated: object) -> Outline:
    return analyse(document(text), Stated(**stated))


def roles(text: str) -> list[str]:
    return [role for role, _ in outline(text).roles]


REDHEAD = """
000123
秘密★1年
特急
云川市人民政府文件
云政发〔2025〕12号
签发人：李明
^云川市人民政府关于加强冬季供暖
^保障工作的通知
各县（市、区）人民政府，市政府各部门：
为保障群众温暖过冬，现通知如下。
一、备足燃料
（一）签订合同。供暖企业11月1日前签订用煤合同。
1.合同报市住建局备案。
（1）备案一式两份。
二、排查管网
市住建局10月底前完成管网压力试验。
附件：1.供暖企业名单
　　　2.值班电话
>云川市人民政府
>2025年10月8日
（此件公开发布）
=附件1
^供暖企业名单
|序号\t企业
|1\t云川热力公司
抄送：市委办公室，市人大常委会办公室。
云川市人民政府办公室　　2025年10月9日印发
"""


def test_roles_of_a_full_layout() -> None:
    assert roles(REDHEAD) == [
        "masthead",
        "masthead",
        "masthead",
        "masthead",
        "number",
        "signer",
        "title",
        "title",
        "addressee",
        "body",
        "heading",
        "body",
        "body",
        "body",
        "heading",
        "body",
        "attachment_note",
        "attachment_note",
        "signature",
        "date",
        "note",
        "attachment",
        "attachment",
        "attachment",
        "attachment",
        "imprint",
        "imprint",
    ]
    assert set(roles(REDHEAD)) <= set(ROLES)


def test_values_of_a_full_layout() -> None:
    found = outline(REDHEAD)
    assert found.title == "云川市人民政府关于加强冬季供暖保障工作的通知"
    assert found.number == "云政发〔2025〕12号"
    assert found.issuers == ("云川市人民政府",)
    assert found.addressee == "各县（市、区）人民政府，市政府各部门"
    assert found.date == "2025-10-08"
    assert (found.genre, found.direction, found.level) == ("通知", "down", "city")
    assert (found.cover, found.inner_title, found.forwards) == (None, None, None)


def test_four_levels_typed_alone_and_run_in() -> None:
    found = outline("""
^云川市推进旧改实施方案
一、任务
（一）摸清底数
1.入户调查
（1）分片包干。每片两人，5月底前完成。
（二）改造管网。改造老旧管网20公里。
二、保障
市财政安排资金300万元。
""")
    assert [(s.level, s.title) for s in found.sections] == [
        (1, "一、任务"),
        (2, "（一）摸清底数"),
        (3, "1.入户调查"),
        (4, "（1）分片包干"),
        (2, "（二）改造管网"),
        (1, "二、保障"),
    ]
    assert [(number, block.text) for number, block in found.run_in] == [(5, "（1）分片包干"), (6, "（二）改造管网")]
    assert found.roles[4] == ("body", None)
    first = found.sections[0]
    assert [block.text for block in first.blocks][-1] == "改造老旧管网20公里。"


def test_levels_follow_the_order_of_the_kinds_in_use() -> None:
    found = outline(
        "^青溪县管水规定\n一、少发文件\n1. 控制数量。全年不超过30件。\n"
        "2. 控制篇幅。不超过4000字。\n二、少开会\n1. 合并会议。同类会议合并召开。"
    )
    assert [s.level for s in found.sections] == [1, 2, 2, 1, 2]


def test_chapters_are_headings_and_articles_are_not() -> None:
    found = outline("""
^青溪县用水管理办法
第一章　总则
第一条　为规范用水，制定本办法。
第二条　本办法适用于全县：
（一）居民用水；
（二）工业用水。
第二章　附则
第三条　本办法自2025年5月1日起施行。
""")
    assert [s.title for s in found.sections] == ["第一章　总则", "第二章　附则"]
    assert found.genre == "办法"
    assert found.kind == "规范性制度"


def test_heading_over_two_printed_lines_counts_once() -> None:
    lines = [
        Line(0, 0, "云川市工作方案"),
        Line(0, 0, "一、建立健全全市供水安全保障"),
        Line(0, 0, "体系和应急处置机制", continues=True),
        Line(0, 0, "市水务局牵头。"),
        Line(0, 0, "二、加强监测"),
        Line(0, 0, "每日监测两次。"),
    ]
    found = analyse(build("a.pdf", "pdf", lines))
    assert found.roles[1:5] == (("heading", 1), ("heading", None), ("body", None), ("heading", 1))


ISSUE = """
云政办发〔2025〕3号
^云川市人民政府办公室关于印发
^《云川市节水办法》的通知
各县（市、区）人民政府：
《云川市节水办法》已经市政府同意，现印发给你们，请认真贯彻执行。
云川市人民政府办公室
2025年3月2日
^云川市节水办法
第一条　为节约用水，制定本办法。
第二条　本办法自2025年4月1日起施行。
附件：节水器具目录
"""


def test_issuing_notice_makes_the_issued_document_the_body() -> None:
    found = outline(ISSUE)
    assert (found.cover, found.inner_title, found.genre) == ("issue", "云川市节水办法", "通知")
    assert found.kind == "规范性制度"
    assert [block.text[:3] for block in found.body()] == ["第一条", "第二条"]
    assert [b.text[:3] for b in found.blocks if b.part == "cover" and b.role == "body"] == ["《云川"]
    assert roles(ISSUE)[-1] == "attachment_note"


def test_issuing_notice_without_the_issued_document_is_no_cover() -> None:
    found = outline(ISSUE[: ISSUE.index("^云川市节水办法")])
    assert (found.cover, found.inner_title) == (None, "云川市节水办法")
    assert next(found.body()).text.startswith("《云川")


FORWARD = """
^青溪县教育局转发云川市教育局关于做好校车安全管理工作的通知
各乡镇中心学校：
现将《云川市教育局关于做好校车安全管理工作的通知》转发给你们，请认真贯彻执行。
青溪县教育局
2025年9月3日
"""


def test_forwarding_that_adds_nothing() -> None:
    found = outline(FORWARD)
    assert (found.forwards, found.cover) == ("only", None)
    assert found.inner_title == "云川市教育局关于做好校车安全管理工作的通知"


def test_forwarding_with_measures_of_its_own() -> None:
    own = (
        "一、各校要于9月10日前逐车检查灭火器、安全锤，建立一车一档，检查结果由校长签字。\n"
        "二、县教育局9月中旬抽查20辆校车，不合格的立即停运，并通报全县。"
    )
    found = outline(FORWARD.replace("请认真贯彻执行。", "并提出以下要求。\n" + own))
    assert found.forwards == "own"
    assert len(found.sections) == 2


def test_forwarded_document_in_the_file() -> None:
    found = outline(FORWARD + "^云川市教育局关于做好校车安全管理工作的通知\n各县（市、区）教育局：\n请做好校车年检。")
    assert found.cover == "forward"
    assert [block.text[:2] for block in found.body()] == ["现将"]


def test_bare_pasted_text() -> None:
    text = "关于报送年度总结的通知\n各科室：\n请于12月5日前报送总结。\n办公室\n2025年11月20日"
    found = outline(text)
    assert roles(text) == ["title", "addressee", "body", "signature", "date"]
    assert (found.title, found.addressee, found.date) == ("关于报送年度总结的通知", "各科室", "2025-11-20")


def test_pasted_text_that_lost_its_line_breaks() -> None:
    text = (
        "云教发〔2025〕8号各县（市、区）教育局，局属各学校：为保障学生饮水安全，根据《云川市供水条例》，现就有关事项通知如下。"
        "一、检查水源各校要在3月底前检查自备井，水质不合格的立即停用，并于4月底前接入城市供水管网。二、更换滤芯（一）统一采购。由市局统一采购滤芯。（二）登记造册。更换后登记。"
        "请各地抓紧落实。云川市教育局2025年3月1日（此件主动公开）"
    )
    found = outline("云川市教育局关于检查学校饮水的通知\n" + text)
    assert (found.number, found.addressee, found.date) == ("云教发〔2025〕8号", "各县（市、区）教育局，局属各学校", "2025-03-01")
    assert found.issuers == ("云川市教育局",)
    assert [(s.level, s.title) for s in found.sections] == [
        (1, "一、检查水源"),
        (1, "二、更换滤芯"),
        (2, "（一）统一采购"),
        (2, "（二）登记造册"),
    ]


def test_joint_issuers_each_by_itself() -> None:
    text = "^关于联合检查的通知\n各县：\n请做好准备。\n>云川市教育局　云川市财政局\n>云川市公安局\n>二〇二五年三月二十一日"
    found = outline(text)
    assert found.issuers == ("云川市教育局", "云川市财政局", "云川市公安局")
    assert found.date == "2025-03-21"


def test_table_of_contents_is_not_the_body() -> None:
    text = "^云川市水务规划\n目　录\n一、现状\t1\n二、任务\t3\n一、现状\n全市有水库12座。\n二、任务\n新建水库2座。"
    assert roles(text)[1:4] == ["toc", "toc", "toc"]
    assert [s.title for s in outline(text).sections] == ["一、现状", "二、任务"]


def test_page_furniture() -> None:
    lines = [
        Line(0, 0, "内部资料", region="header"),
        Line(0, 0, "云川市情况通报"),
        Line(0, 0, "本月检查12家。"),
        Line(0, 0, "— 1 —", region="footer"),
    ]
    found = analyse(build("a.pdf", "pdf", lines))
    assert [role for role, _ in found.roles] == ["other", "title", "body", "page_number"]


def test_every_value_can_be_stated() -> None:
    stated = {
        "title": "甲",
        "number": "乙〔2025〕1号",
        "issuers": ("丙",),
        "addressee": "丁",
        "date": "2025-01-01",
        "genre": "报告",
        "direction": "up",
        "level": "city",
        "kind": "综合报告",
        "inner_title": "戊",
        "cover": "issue",
    }
    found = outline(FORWARD, **stated)
    assert {name: getattr(found, name) for name in stated} == stated
    assert found.kind_reason == "由用户指定"


def test_stated_genre_changes_the_direction() -> None:
    assert outline(FORWARD, genre="请示").direction == "up"


def test_empty_document() -> None:
    found = analyse(build("a.txt", "txt", [Line(0, 0, ""), Line(0, 0, "  ")]))
    assert found.title is None
    assert found.roles == (("other", None), ("other", None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国办发〔2024〕16号", "国办发〔2024〕16号"),
        ("云政发[2024]6号", "云政发[2024]6号"),
        ("云政发（2024）6 号", "云政发（2024）6号"),
        ("校教﹝2020﹞119号", "校教﹝2020﹞119号"),
        ("（云府办〔2019〕第8号）", "云府办〔2019〕第8号"),
        ("2022年第29号", "2022年第29号"),
        ("第12号", "第12号"),
        ("云政函〔2025〕XX号", "云政函〔2025〕XX号"),
        ("云政发〔2024〕6号　　签发人：李明", "云政发〔2024〕6号"),
        ("根据云政发〔2024〕6号文件", None),
        ("2024年3月1日", None),
    ],
)
def test_number_forms(text: str, expected: str | None) -> None:
    assert number_alone(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年3月29日", "2024-03-29"),
        ("二〇二四年三月二十九日", "2024-03-29"),
        ("二○二四年十月十日", "2024-10-10"),
        ("2024 年 3 月 9 日", "2024-03-09"),
        ("2024-03-29", "2024-03-29"),
        ("2024.3.9", "2024-03-09"),
        ("二〇二二年十二月", "2022-12"),
        ("２０２４年３月９日", "2024-03-09"),
        ("三月九日", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert find_date(text) == expected
    assert is_date(text) == (expected is not None)


def test_a_day_that_no_calendar_has_stands_where_a_date_stands_but_names_none():
    text = "关于报送总结的通知\n各科室：\n请报送。\n办公室\n2025年2月30日"
    assert roles(text) == ["title", "addressee", "body", "signature", "date"]
    assert outline(text).date is None
    assert [find_date(day) for day in ("2024年2月29日", "2025-02-29", "2100年2月29日", "2025年4月31日", "2025年12月31日")] == [
        "2024-02-29",
        None,
        None,
        None,
        "2025-12-31",
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("二十三", 23), ("一百零二", 102), ("二〇二四", 2024), ("两", 2), ("甲", None), ("", None)]
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert cjk_number(text) == value


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("一、总体要求", "cjk", 1),
        ("（二）任务", "cjk_paren", 2),
        ("(十一)其他", "cjk_paren", 11),
        ("3.检查", "digit", 3),
        ("3、检查", "digit", 3),
        ("（4）登记", "digit_paren", 4),
        ("4）登记", "digit_paren", 4),
        ("⑤公示", "circle", 5),
        ("第六章　附则", "chapter", 6),
        ("第七条 施行", "article", 7),
        ("1.2 概述", "decimal", 1),
        ("第二部分　任务", "part", 2),
        ("第三节　程序", "section", 3),
    ],
)
def test_labels(text: str, kind: str, number: int) -> None:
    label = label_at(text)
    assert label is not None
    assert (label.kind, label.number) == (kind, number)


@pytest.mark.parametrize("text", ["3.5亿元投资", "2024年任务", "一、二、三等奖各一名", "20 名学生", "一是加强", "总体要求"])
def test_no_labels(text: str) -> None:
    assert label_at(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各县（市、区）人民政府，市政府各部门：", True),
        ("省财政厅：", True),
        ("[主送单位]：", True),
        ("局属各学校:", True),
        ("现将有关事项通知如下：", False),
        ("联系人：", False),
        ("同志们：", False),
        ("一、各部门：", False),
        ("主要任务是：", False),
    ],
)
def test_addressees(text: str, expected: bool) -> None:
    assert is_addressee(text) is expected


@pytest.mark.parametrize(
    ("text", "genre", "act", "inner"),
    [
        ("云川市人民政府关于加强供水工作的意见", "意见", None, None),
        ("关于印发《云川市节水办法（试行）》的通知", "通知", "issue", "云川市节水办法（试行）"),
        ("青溪县人民政府办公室转发县水务局关于加强供水安全意见的通知", "通知", "forward", "县水务局关于加强供水安全意见"),
        ("关于转发《市局关于印发<节水办法>的通知》的通知", "通知", "forward", "市局关于印发<节水办法>的通知"),
        ("关于做好文件印发工作的函", "函", None, None),
        ("云川市2025年工作要点（征求意见稿）", "要点", None, None),
        ("关于2024年法治建设情况", "报告", None, None),
        ("云川市应急预案", "预案", None, None),
        ("重阳节", None, None, None),
    ],
)
def test_titles(text: str, genre: str | None, act: str | None, inner: str | None) -> None:
    title = take_apart(text)
    assert (title.genre, title.act, title.inner) == (genre, act, inner)
    assert genre_of(text) == genre


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("国务院办公厅", "central"),
        ("教育部", "central"),
        ("甘肃省人民政府", "province"),
        ("中共浙江省委办公厅", "province"),
        ("武威市人民政府办公室", "city"),
        ("北京市教育委员会", "province"),
        ("合肥市瑶海区人民政府", "county"),
        ("长宁县财政局", "county"),
        ("柳林镇人民政府", "township"),
        ("云川大学", "unit"),
        ("省财政厅", "province"),
        ("市教育局", "city"),
    ],
)
def test_levels(name: str, level: str) -> None:
    assert level_of(name) == level


def test_what_a_newspaper_prints_is_no_part_of_the_title() -> None:
    assert take_apart("云川市节水规定（下转三版）").text == "云川市节水规定"


def test_body_names() -> None:
    assert is_body_name("云川市人民政府办公室")
    assert is_body_name("兰州大学（章）")
    assert is_body_name("[发文单位]")
    assert not is_body_name("关于加强管理的通知")
    assert not is_body_name("请认真抓好落实。")
    assert split_names("云川市教育局 云川市财政局") == ("云川市教育局", "云川市财政局")
    assert split_names("甘肃省教育厅甘肃省财政厅") == ("甘肃省教育厅", "甘肃省财政厅")
    assert split_names("甘肃省财政厅国家税务总局甘肃省税务局") == ("甘肃省财政厅", "国家税务总局甘肃省税务局")
    assert split_names("国家发展和改革委员会甘肃省财政厅") == ("国家发展和改革委员会", "甘肃省财政厅")


def test_pieces_and_headings_stay_linear_on_odd_input() -> None:
    """A paragraph of nothing but numbers must not blow up."""
    text = "一、" * 4000 + "（一）" * 4000
    found = pieces(document("^甲的通知\n" + text))
    assert "".join(piece.paragraph.text[piece.start : piece.end] for piece in found[1:]) == text
    assert isinstance(find_headings(found, 0, len(found)), list)


def test_genre_of_a_text_without_a_title() -> None:
    assert outline("按照要求，现将有关情况报告如下。\n一、开展情况\n办了3件事。\n二、存在问题\n还有2件没办。").genre == "报告"


def test_stated_values_carry_through() -> None:
    found = outline(FORWARD, title="云川市供水应急预案")
    assert (found.genre, found.kind) == ("预案", "应急预案")


def test_opinion_to_one_body_goes_up() -> None:
    assert outline("^关于修建泵站的意见\n云川市人民政府：\n建议2026年修建泵站一座。").direction == "up"
    assert outline("^关于修建泵站的意见\n各县（市、区）人民政府：\n2026年修建泵站一座。").direction == "down"


@pytest.mark.parametrize(
    "text",
    [
        "（试行）" * 20000 + "x",
        "局" * 60000,
        "市" * 60000 + "2024年3月1日",
        "各县" * 30000 + "：",
        "《" * 60000,
        "（一）" * 20000,
        "2024年3月1日" * 8000,
    ],
    ids=lambda text: text[:4],
)
def test_hostile_lines_do_not_hang(text: str) -> None:
    """Each of these once took minutes or would; the whole file is read in a fraction of a second when nothing backtracks."""
    bare, below = outline(text), outline("^关于供水的通知\n各县：\n抓紧办理。\n" + text)
    assert sum(block.end - block.start for block in bare.blocks) <= len(text)
    assert below.title == "关于供水的通知"


def test_minutes_have_a_number_without_a_code():
    found = outline("^青溪县人民政府会议纪要\n〔2025〕14号\n^关于研究供水管网改造的会议纪要\n李明主持开会。\n一、先改老城。")
    assert (found.number, found.title) == ("〔2025〕14号", "关于研究供水管网改造的会议纪要")


def test_span_of_years_belongs_to_the_title():
    toc = "目录\n第一章 现状 1\n第二章 任务 2"
    found = outline(f"青溪县“十五五”节水规划\n（2026—2030年）\n{toc}\n第一章 现状\n缺水。\n第二章 任务\n节水。")
    assert (found.title, found.genre) == ("青溪县“十五五”节水规划（2026—2030年）", "规划")


def test_party_committee_and_government_are_two_issuers():
    assert split_names("中共青溪县委青溪县人民政府") == ("中共青溪县委", "青溪县人民政府")
    assert split_names("中共青溪县委办公室") == ("中共青溪县委办公室",)


def test_date_closes_under_the_name_of_a_person():
    found = outline("云川市人民政府令\n第15号\n《云川市餐厨垃圾管理办法》现予公布。\n市长　李　明\n2025年3月12日\n印发范围另定")
    assert found.date == "2025-03-12"


def test_title_without_a_genre_stands_behind_a_masthead():
    found = outline("云川改革简报\n第27期\n青溪县“一窗办”让群众少跑腿\n青溪县把三十六个部门的窗口并为八个，群众办事只跑一趟。")
    assert found.title == "青溪县“一窗办”让群众少跑腿"


def test_bold_headings_in_a_short_document():
    rows = [
        ("青溪县夏粮收购方案", True),
        ("目标任务", True),
        ("全县计划收购夏粮八万吨，其中小麦七万吨，全部入库，随到随收，不限收。", False),
        ("工作要求", True),
        ("严禁打白条，严禁压级压价，严禁限收拒收，违者由县粮食局通报处理。", False),
    ]
    lines = [Line(0, 0, text, layout=Layout(bold=bold, size=16)) for text, bold in rows]
    found = analyse(build("例.docx", "docx", lines, name="例"))
    assert [section.title for section in found.sections] == ["目标任务", "工作要求"]


def test_footnotes_stand_apart_from_what_they_stand_between():
    rows = [
        ("青溪县节水方案", "main"),
        ("修渠八十公里，打井十眼，十月底前完成。", "main"),
        ("① 指干渠。", "footnote"),
        ("抄送：县水务局。", "main"),
        ("② 指机井。", "footnote"),
    ]
    found = analyse(build("例.docx", "docx", [Line(0, 0, text, region=region) for text, region in rows], name="例"))
    assert [role for role, _ in found.roles] == ["title", "body", "other", "imprint", "other"]
    assert [block.text for block in found.blocks] == [text for text, _ in rows]


def test_answer_to_a_proposal_goes_to_a_person():
    assert is_addressee("张伟委员：")


def test_tables_below_are_named_behind_the_body():
    note = "附表：1.年度任务表\n2.责任分工表"
    text = f"青溪县停车场建设方案\n三年新建车位一万二千个。\n{note}\n青溪县住房城乡建设局\n2025年4月1日"
    assert roles(text)[2:4] == ["attachment_note"] * 2


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于促进全县经济社会发展的意见", "综合部署"),
        ("青溪县2024年政府工作总结报告", "综合报告"),
        ("关于2024年安全生产工作情况的报告", "专项报告"),
        ("关于加强校车管理的意见", "专项部署"),
    ],
)
def test_a_whole_field_gets_the_wider_limit(title: str, kind: str) -> None:
    assert outline(f"^{title}\n各县：\n做好有关工作。").kind == kind


def test_an_order_makes_what_it_promulgates_the_body() -> None:
    found = outline(
        "云川市人民政府令\n第12号\n《云川市节约用水办法》已经2025年3月1日市人民政府第20次常务会议通过，现予公布，自2025年5月1日起施行。\n"
        ">市长　李明\n>2025年3月5日\n^云川市节约用水办法\n第一章　总则\n第一条　为节约用水，制定本办法。\n"
        "第二章　附则\n第二条　本办法自2025年5月1日起施行。"
    )
    assert (found.title, found.number, found.genre, found.date) == ("云川市人民政府令", "第12号", "令", "2025-03-05")
    assert (found.cover, found.inner_title, found.kind) == ("issue", "云川市节约用水办法", "规范性制度")
    assert found.issuers == ("云川市人民政府",)
    assert [section.title for section in found.sections] == ["第一章　总则", "第二章　附则"]
    assert next(found.body()).text == "第一章　总则"


def test_what_stands_behind_the_body_is_under_no_heading() -> None:
    text = (
        "关于做好登记工作的通知\n各科室：\n一、登记时限\n当日登记。\n附件：登记办法\n县登记局\n2025年3月5日\n"
        "附件\n登记办法\n登记表当日归档。\n"
    )
    document = read_plain(text.encode(), "例.txt")
    outline = analyse(document)
    assert outline.heading_at(document.text.index("当日登记")) == "一、登记时限"
    assert outline.heading_at(document.text.index("登记表当日归档")) is None


def test_a_heading_does_not_end_at_a_pause_of_its_sentence() -> None:
    said = "一、各科室要高度重视登记，充分认识登记工作的重要意义，确保登记表当日录入系统并归档"
    outline = analyse(read_plain(f"关于登记工作的通知\n各科室：\n{said}。\n二、归档。档案室按月归档。\n".encode(), "例.txt"))
    assert outline.sections[0].title == said


@pytest.mark.parametrize("name", ["[发文单位]", "××局", "XX市人民政府", "X县水务局", "某某局", "○○县", "____", "青溪县_局"])
def test_a_name_that_is_not_filled_in_is_known_for_one(name: str) -> None:
    assert left_open(name)
    assert not left_open("青溪县水务局")
    assert outline(f"关于登记的通知\n{name}、青溪县财政局：\n请登记。").addressee == f"{name}、青溪县财政局"


@pytest.mark.parametrize("title", ["[标题]", "××局", "XX市人民政府", "____", "××××××"])
def test_what_is_not_filled_in_is_no_title(title: str) -> None:
    found = outline(f"^{title}\n各科室：\n请于12月5日前登记。\n>青溪县登记局\n>2025年11月20日")
    assert (found.title, found.title_span) == (None, None)
    assert outline(f"^XX市关于做好登记工作的通知\n{title}：\n请登记。").title == "XX市关于做好登记工作的通知"


@pytest.mark.parametrize(("written", "date"), [
    ("2025年11月XX日", None), ("20XX年X月X日", None), ("[成文日期]", None), ("____年__月__日", None),
    ("二○○五年三月八日", "2005-03-08"), ("2025年11月20日", "2025-11-20"),
])
def test_a_date_that_is_not_filled_in_is_none(written: str, date: str | None) -> None:
    assert outline(f"关于登记的通知\n各科室：\n请于12月5日前登记。\n>青溪县登记局\n>{written}").date == date


def test_what_every_body_has_is_no_issuer() -> None:
    text = "关于做好登记工作的通知\n各科室：\n请于12月5日前登记。\n>{}\n>2025年11月20日"
    assert outline(text.format("办公室")).issuers == ()
    assert outline(text.format("青溪县人民政府办公室")).issuers == ("青溪县人民政府办公室",)


@pytest.mark.parametrize(("line", "names"), [
    ("国家发展改革委 财政部", ("国家发展改革委", "财政部")),
    ("国家发展改革委财政部", ("国家发展改革委", "财政部")),
    ("省卫生健康委省财政厅", ("省卫生健康委", "省财政厅")),
    ("省发展改革委教育处", ("省发展改革委教育处",)),
    ("市委教育工委", ("市委教育工委",)),
])
def test_a_commission_ends_where_the_next_body_begins(line: str, names: tuple[str, ...]) -> None:
    assert split_names(line) == names
