"""The HTML report in a real Chromium: with the mouse, with keys alone, without script, on paper and on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pypdfium2
import pytest
from chromium import Chromium, chromium
from test_html import HOSTILE, SAMPLES, copied

from gongwen_lint.document import Span
from gongwen_lint.errors import unreadable
from gongwen_lint.kernel import examine
from gongwen_lint.readers import read
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.renderers import pieces, renderer
from gongwen_lint.report import DocumentReport, Ended, Summary

ENTER, ESCAPE, TAB, DOWN, UP = "\ue007", "\ue00c", "\ue004", "\ue015", "\ue013"
ROWS = "#files tbody tr:not([hidden])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a run that was broken off: the samples, a draft with copied passages, a hostile one and one that cannot be read."""
    samples = [examine(read(str(path))).with_lines() for path in SAMPLES]
    assert samples[0].facts
    hostile = samples[0]._replace(path=HOSTILE, facts=samples[0].facts._replace(title=HOSTILE, issuers=(HOSTILE,)))
    reports = (*samples, copied()._replace(known=3), hostile, DocumentReport("坏.pdf", unreadable("empty", "坏.pdf")))
    file = tmp_path_factory.mktemp("report") / "报告.html"
    ended = Ended(reduce(Summary.plus, reports, Summary(unchecked=2)), ("检查中断了，还有 2 份没有查。", "另有 3 个文件。"))
    file.write_text("".join(str(piece) for piece in pieces(renderer("html"), reports, ended)), encoding="utf-8")
    return file


def shown(browser: Chromium) -> str:
    """The one page that is seen."""
    (page,) = browser.run(
        "return Array.from(document.querySelectorAll('main > *')).filter((part) => part.offsetHeight > 0).map((part) => part.id)"
    )
    return page


def row(browser: Chromium, name: str) -> str:
    """The number of a document by its file."""
    rows = "Array.from(document.querySelectorAll('#files tbody tr'))"
    return browser.run(f"return {rows}.find((row) => row.textContent.includes(arguments[0])).dataset.n", name)


def test_it_opens_on_the_overview_without_a_complaint_or_a_request(browser: Chromium, report: Path) -> None:
    browser.requested()
    browser.open(report)
    assert shown(browser) == "overview"
    assert browser.texts("#shown") == [f"显示 {len(SAMPLES) + 3} 份，共 {len(SAMPLES) + 3} 份"]
    assert browser.texts("#files tbody strong")[0] == "建议退回"
    assert browser.complaints() == []
    asked = {url.partition("#")[0] for url in browser.requested() if not url.startswith("chrome:")}  # its own pictures
    assert asked <= {report.as_uri(), "about:blank"}


def test_a_stranger_s_script_does_not_run(browser: Chromium, report: Path) -> None:
    browser.open(report, "d" + str(len(SAMPLES) + 2))
    assert browser.run("return document.querySelectorAll('script, img').length") == 1
    assert "alert(1)" in browser.texts("article:not([hidden]) h2")[0]
    assert browser.run("return typeof alert") == "function"  # nothing has opened a box, else this call would fail
    assert browser.complaints() == []


def test_a_click_on_a_head_sorts_and_says_so(browser: Chromium, report: Path) -> None:
    browser.open(report)
    browser.click("#files thead th:nth-child(6) button")
    counts = [int(text) for text in browser.texts(f"{ROWS} td:nth-child(6)") if text]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) > 5
    assert browser.run("return document.querySelector('#files th:nth-child(6)').getAttribute('aria-sort')") == "descending"
    assert browser.run("return document.querySelectorAll('#files [aria-sort]').length") == 1
    browser.click("#files thead th:nth-child(6) button")
    assert [int(text) for text in browser.texts(f"{ROWS} td:nth-child(6)") if text] == sorted(counts)
    browser.click("#files thead th:nth-child(2) button")
    names = [text.split("\n")[0] for text in browser.texts(f"{ROWS} th")]
    assert [name[:2] for name in names if name[0].isdecimal()] == sorted(name[:2] for name in names if name[0].isdecimal())


def test_the_first_screen_says_by_what_is_judged_and_gives_the_reasons_room(browser: Chromium, report: Path) -> None:
    browser.open(report)
    (said,) = browser.texts(".under")
    assert said.startswith("依据：中央规定。错误：") and "警告：" in said and "提示：" in said and "gongwen-lint" in said
    widths = browser.run("return Array.from(document.querySelectorAll('#files thead th'), (head) => head.offsetWidth)")
    assert widths[0] > 1.5 * max(widths[1:]) and max(widths[5:]) < 80
    field = "const field = document.querySelector('#f-text'); const style = getComputedStyle(field);"
    measure = "const pen = document.createElement('canvas').getContext('2d'); pen.font = style.font;"
    room = "const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);"
    assert browser.run(f"{field} {measure} {room} return pen.measureText(field.placeholder).width < room")


def test_a_page_is_counted_as_the_overview_counts(browser: Chromium, report: Path) -> None:
    browser.open(report)
    every = len(browser.texts(ROWS))
    places = browser.run(f"return Array.from(document.querySelectorAll('{ROWS}'), (row) => row.dataset.n)")
    for number in (places[0], places[-1]):
        browser.open(report, f"d{number}")
        assert browser.texts("#which") == [f"第 {places.index(number) + 1} 份，共 {every} 份"]


def test_filters_leave_what_fits_and_say_how_many(browser: Chromium, report: Path) -> None:
    browser.open(report)
    every = len(browser.texts(ROWS))
    browser.click("button[data-verdict='unreadable']")
    assert [text.split("\n")[0] for text in browser.texts(f"{ROWS} th")] == ["坏.pdf"]
    assert browser.texts("#shown") == [f"显示 1 份，共 {every} 份"]
    browser.click("button[data-verdict='unreadable']")
    browser.click("#f-text")
    browser.press("层层转发")
    assert ["层层转发" in text for text in browser.texts(ROWS)] == [True]
    browser.click("button[type='reset']")
    browser.run("fields.severity.value = 'error'; form.dispatchEvent(new Event('input'))")
    assert all(text.split()[-4] != "0" for text in browser.texts(ROWS)) and 0 < len(browser.texts(ROWS)) < every
    browser.run("form.reset()")
    browser.click(".panel summary")
    browser.click(".pick[data-rule='X006']")
    assert len(browser.texts(ROWS)) == 1
    assert browser.focused() == "f-rule"


def test_a_document_is_opened_read_and_left_with_the_mouse(browser: Chromium, report: Path) -> None:
    browser.open(report)
    number = row(browser, "02-通知")
    browser.click(f"tr[data-n='{number}'] a")
    assert shown(browser) == f"d{number}"
    browser.click(f"#d{number} .map .b-safeguards")
    line = browser.at()
    assert line.startswith(f"d{number}l") and browser.focused() == line
    assert "保障" in browser.texts(f"#{line}")[0]
    assert 0 < browser.run("return document.getElementById(arguments[0]).getBoundingClientRect().top", line) < 300
    browser.run(f"document.querySelector('#d{number} mark').scrollIntoView({{block: 'center'}})")
    browser.click(f"#d{number} mark")
    assert browser.focused() == f"d{number}f1"
    assert browser.texts(f"#d{number}f1 .s") != []
    browser.click("#next")
    assert (browser.focused(), browser.texts("#where")[0].split("/")[0]) == (f"d{number}f2", "问题 2")
    assert browser.texts(f"#d{number}f1 .s") == []
    browser.click("#to-overview")
    assert shown(browser) == "overview"
    assert browser.run("return document.activeElement.closest('tr').dataset.n") == number


def test_keys_alone_do_everything(browser: Chromium, report: Path) -> None:
    browser.open(report)
    browser.press(TAB)
    assert browser.focused() == "跳到总览"
    browser.press(ENTER)
    assert browser.focused() == "overview"
    browser.press("/", "02-", TAB)
    assert len(browser.texts(ROWS)) == 1
    browser.run("document.activeElement.blur(); form.reset()")
    browser.press(DOWN)
    first = browser.focused()
    browser.press(DOWN)
    assert browser.focused() != first
    browser.press(UP)
    assert browser.focused() == first
    browser.press(ENTER)
    page = shown(browser)
    assert page != "overview" and browser.focused() == page
    browser.press("j", "j", "k")
    assert browser.focused() == f"{page}f1"
    assert browser.run("return document.querySelectorAll('mark.on').length") > 0
    browser.press("n")
    assert shown(browser) not in ("overview", page)
    browser.press("p", ESCAPE)
    assert shown(browser) == "overview"
    assert browser.focused() == first
    browser.click("#keys")
    browser.press("/")
    assert browser.focused() != "f-text"
    assert browser.complaints() == []


def test_every_control_shows_where_the_focus_is(browser: Chromium, report: Path) -> None:
    browser.open(report)
    for _ in range(25):
        browser.press(TAB)
        assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") != "none", browser.focused()


def test_copied_passages_lead_to_the_text_and_back(browser: Chromium, report: Path) -> None:
    page = f"d{len(SAMPLES) + 1}"
    browser.open(report, page)
    browser.click(f"#{page} polygon")
    passage = browser.at()
    assert passage.startswith(f"{page}x")
    assert browser.texts(f"#{passage} th")[1].startswith("本稿")
    browser.click(f"#{passage} h4 a")
    assert browser.at() == passage.replace("x", "m")
    assert browser.run("return document.querySelectorAll('mark.on').length") > 0


def test_without_script_each_document_is_a_click_away(browser: Chromium, report: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(report)
        assert len(browser.texts("#files tbody tr")) == len(SAMPLES) + 3
        assert browser.texts(".filters") == [] and browser.texts("article") == []
        for link in ("#files tbody a", "article:target .card h4 a"):
            browser.driver.find_element("css selector", link).click()
            assert len(browser.texts("article h2")) == 1 and browser.texts("#files") == [], link
        browser.driver.find_element("link text", "返回总览").click()
        assert len(browser.texts("#files")) == 1
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_the_overview_comes_first_and_each_document_begins_a_page(
    browser: Chromium, report: Path, tmp_path: Path
) -> None:
    browser.open(report)
    browser.run("window.print = () => {}")
    browser.click("#print-all")
    with pypdfium2.PdfDocument(browser.printed(tmp_path / "全部.pdf")) as sheets:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in sheets]
    assert "建议退回" in texts[0] and "坏.pdf" in "".join(texts[:3])
    assert "打印" not in texts[0] and "快捷键" not in texts[0]
    begun = [text for text in texts if "成文日期" in text.split("正文")[0] or "认作" in text]
    assert len(begun) >= len(SAMPLES)
    assert "".join(texts).count("建议") > 50


def test_one_document_is_printed_alone_with_all_that_is_said_of_it(browser: Chromium, report: Path, tmp_path: Path) -> None:
    browser.open(report)
    number = row(browser, "04-转发")
    browser.open(report, f"d{number}")
    with pypdfium2.PdfDocument(browser.printed(tmp_path / "一份.pdf")) as sheets:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
        assert len(sheets) < 4
    assert "层层转发" in text and "总览" not in text
    suggestions = browser.run("return document.querySelectorAll('article.current .card .s').length")
    assert suggestions and text.count("建议") > suggestions
    assert browser.run("return document.querySelectorAll('article.current details[open]').length") == 0


def test_on_paper_no_heading_is_cut_and_what_is_said_stays_with_its_words(browser: Chromium, report: Path) -> None:
    browser.open(report, f"d{len(SAMPLES) + 1}")
    browser.command("Emulation.setEmulatedMedia", media="print")
    try:
        style = "return getComputedStyle(document.querySelector('article.current ' + arguments[0]))[arguments[1]]"
        assert [browser.run(style, part, "breakInside") for part in ("h2", ".passage h4", ".card")] == ["avoid"] * 3
        assert [browser.run(style, *one) for one in ((".cards", "breakBefore"), ("h3", "breakAfter"))] == ["avoid"] * 2
    finally:
        browser.command("Emulation.setEmulatedMedia", media="")


def test_each_print_button_prints_what_it_says(browser: Chromium, report: Path, tmp_path: Path) -> None:
    def pressed(button: str, place: str = "") -> int:
        browser.open(report, place)
        browser.run("window.print = () => {}")  # no one is there to answer its box
        if button:
            browser.click(button)
        with pypdfium2.PdfDocument(browser.printed(tmp_path / "印.pdf")) as sheets:
            return len(sheets)

    overview, one, every = pressed("#print-overview"), pressed("#print-one", "d1"), pressed("#print-all")
    assert overview < 5 and one < 5
    assert (pressed(""), pressed("", "d1")) == (overview, one), "Ctrl+P 印的就是眼前的"
    assert every > overview + len(SAMPLES)


def test_text_is_told_from_its_ground_by_day_and_by_night(browser: Chromium, report: Path) -> None:
    contrast = """
      const light = (rgb) => rgb.map((c) => c / 255).map((c) => (c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
      const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = numbers(getComputedStyle(at).backgroundColor);
          if (colour.length < 4 || colour[3] > 0) return colour.slice(0, 3);
        }
        return [255, 255, 255];
      };
      const low = new Set();
      for (const element of document.querySelectorAll('body *')) {
        if (!element.offsetParent || element.closest('svg, :disabled') || element.tagName === 'NOSCRIPT') continue;
        if (!Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim())) continue;
        const [a, b] = [light(numbers(getComputedStyle(element).color).slice(0, 3)), light(ground(element))];
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) low.add(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
      }
      return Array.from(low);
    """
    try:
        for scheme in ("light", "dark"):
            browser.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.open(report)
            assert browser.run(contrast) == []
            browser.open(report, f"d{row(browser, '02-通知')}")
            browser.press("j")
            assert browser.run(contrast) == []
    finally:
        browser.command("Emulation.setEmulatedMedia", features=[])


def test_nothing_is_wider_than_a_telephone(browser: Chromium, report: Path) -> None:
    try:
        browser.command("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
        browser.open(report)
        pages = ["overview", f"d{row(browser, '02-通知')}", f"d{len(SAMPLES) + 1}"]
        for page in pages:
            browser.open(report, page)
            assert browser.run("return document.documentElement.scrollWidth") <= 390, page
    finally:
        browser.command("Emulation.clearDeviceMetricsOverride")


def test_a_link_to_a_page_shows_the_buttons_on_a_telephone_as_well(browser: Chromium, report: Path) -> None:
    try:
        browser.command("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
        browser.open(report)
        browser.open(report, f"d{row(browser, '02-通知')}")
        assert browser.run("return document.querySelector('.top').getBoundingClientRect().top") == 0
    finally:
        browser.command("Emulation.clearDeviceMetricsOverride")


def test_a_page_is_made_when_it_is_first_wanted_and_is_there_from_then_on(browser: Chromium, report: Path) -> None:
    browser.open(report)
    made = "return Array.from(document.querySelectorAll('article'), (page) => page.id)"
    assert browser.run(made) == []
    assert browser.run("return document.querySelectorAll('*').length") < 3000
    browser.click("tr[data-n='2'] a")
    assert browser.run(made) == ["d2"]
    browser.click("#to-overview")
    browser.click("tr[data-n='1'] a")
    assert browser.run(made) == ["d1", "d2"]  # in the order of the run, whatever was opened first
    browser.click("#to-overview")
    browser.click("tr[data-n='2'] a")
    assert (shown(browser), browser.run(made)) == ("d2", ["d1", "d2"])


def test_an_address_of_a_line_leads_to_it_and_marks_it(browser: Chromium, report: Path) -> None:
    last = max(line.number for line in read(str(SAMPLES[0])).lines if line.text.strip())
    browser.open(report, f"d1l{last}")
    assert (shown(browser), browser.focused(), browser.at()) == ("d1", f"d1l{last}", f"d1l{last}")
    assert browser.run("return document.querySelector('.l:target').id") == f"d1l{last}"
    assert 0 < browser.run("return document.activeElement.getBoundingClientRect().top") < 900


def test_a_stretch_in_the_picture_tells_what_its_row_in_the_table_says(browser: Chromium, report: Path) -> None:
    number = row(browser, "02-通知")
    browser.open(report, f"d{number}")
    told = browser.run("return Array.from(document.querySelectorAll('.map svg a[href*=l]'), (one) => one.textContent)")
    listed = browser.run("return Array.from(document.querySelectorAll('.words tbody tr'), (row) => row.textContent)")
    assert len(told) == len(listed) > 2
    assert sorted(re.sub("：行号|，| 字|“|”", "", one) for one in told) == sorted(re.sub("[，“”]", "", one) for one in listed)


def test_a_stroke_in_the_picture_tells_what_its_card_says(browser: Chromium, report: Path) -> None:
    browser.open(report, f"d{len(SAMPLES) + 1}")
    strokes = browser.run(
        "return Array.from(document.querySelectorAll('.map a[href*=m]'), (one) => [one.getAttribute('href'), one.textContent])"
    )
    assert len(strokes) > 2
    for place, told in strokes:
        number = place.partition("m")[2]
        message = browser.run("return document.querySelector(arguments[0]).textContent", f"{place.replace('m', 'f')} .m")
        assert told.startswith(f"第{number}处，") and told.endswith(f"：{message}")


def test_a_document_with_thousands_of_findings_is_not_searched_once_for_each(browser: Chromium, tmp_path: Path) -> None:
    text = "".join(f"第{number}段要提高政治站位。\n" for number in range(1, 3001))
    report = examine(read_plain(text.encode(), "长.txt")).with_lines()
    (first, *_) = report.findings
    many = tuple(
        first._replace(line=line, end_line=line, column=1, end_column=9, span=Span(0, 8)) for line in range(1, 3001)
    )
    file = tmp_path / "长.html"
    written = pieces(renderer("html"), [report._replace(findings=many)], Ended(Summary()))
    file.write_text("".join(map(str, written)), encoding="utf-8")
    browser.open(file)
    counted = """
      const inside = {querySelector: 0, querySelectorAll: 0};
      for (const name of Object.keys(inside)) {
        const own = Element.prototype[name];
        Element.prototype[name] = function (what) { inside[name] += this.tagName === 'ARTICLE'; return own.call(this, what); };
      }
      made('d1');
      return inside.querySelector + inside.querySelectorAll;
    """
    assert browser.run(counted) < 20
    browser.click("tr[data-n='1'] a")
    browser.press("j", "j")
    assert (shown(browser), browser.focused()) == ("d1", "d1f2")
    assert browser.run("return document.querySelectorAll('.map a[href*=m] title').length") == 3000


def test_blanks_stand_last_whichever_way_a_column_is_sorted(browser: Chromium, report: Path) -> None:
    browser.open(report)
    for column in (3, 6, 10, 11):
        for _ in range(2):
            browser.click(f"#files thead th:nth-child({column}) button")
            blank = [not text for text in browser.texts(f"{ROWS} > :nth-child({column})")]
            assert blank[-1] and not blank[0] and blank == sorted(blank), column


def test_the_row_of_a_document_is_seen_when_it_is_left(browser: Chromium, report: Path) -> None:
    def seen() -> bool:
        row, head = "document.activeElement.closest('tr')", "document.querySelector('#files thead')"
        return browser.run(
            f"const [row, head] = [{row}, {head}].map((one) => one.getBoundingClientRect());"
            "return row.top >= head.bottom - 1 && row.bottom <= innerHeight"
        )

    browser.open(report)
    numbers = browser.run("return shownPages()")
    browser.click(f"tr[data-n='{numbers[0][1:]}'] a")
    browser.press(*"n" * (len(numbers) - 1))
    assert shown(browser) == numbers[-1]
    browser.press(ESCAPE)
    assert seen()
    browser.run("scrollTo(0, document.body.scrollHeight)")
    browser.click(f"tr[data-n='{numbers[-1][1:]}'] a")
    browser.press(*"p" * (len(numbers) - 1))
    browser.press(ESCAPE)
    assert seen()
    browser.open(report, numbers[-1])
    browser.press(ESCAPE)
    assert browser.run("return document.activeElement.closest('tr').dataset.n") == numbers[-1][1:]
    assert seen()


def test_an_address_on_a_page_not_yet_made_is_marked_and_one_step_back_leaves_it(browser: Chromium, report: Path) -> None:
    browser.open(report)
    place = f"d{row(browser, '02-通知')}f1"
    browser.run("location.hash = arguments[0]", place)
    browser.press(TAB)
    assert browser.run("return document.querySelector('.card:target').id") == place
    browser.driver.back()
    browser.press(TAB)
    assert shown(browser) == "overview"


def test_where_the_script_is_not_run_there_is_a_way_out(browser: Chromium, report: Path, tmp_path: Path) -> None:
    changed = tmp_path / "改过.html"
    changed.write_text(report.read_text(encoding="utf-8").replace('"use strict";', "'use strict';"), encoding="utf-8")
    browser.open(changed)
    assert browser.texts("#opening .stuck") == []  # not while it may still be opening
    browser.run("document.getAnimations().forEach((one) => one.finish())")
    (told,) = browser.texts("#opening .stuck")
    assert "下载到本机" in told and "关闭脚本" in told
    browser.complaints()
    browser.open(report)
    assert browser.texts("#opening") == []


def test_only_the_documents_that_are_shown_are_printed(browser: Chromium, report: Path, tmp_path: Path) -> None:
    browser.open(report, "d1")
    browser.press(ESCAPE)
    browser.run("fields.text.value = '02-通知'; form.dispatchEvent(new Event('input'))")
    browser.run("window.print = () => {}")
    browser.click("#print-all")
    with pypdfium2.PdfDocument(browser.printed(tmp_path / "筛.pdf")) as sheets:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    number = int(row(browser, "02-通知"))
    assert browser.run("return Array.from(document.querySelectorAll('article:not(.out)'), (page) => page.id)") == [f"d{number}"]
    assert text.count("认作") == 1


def test_without_script_every_document_is_printed(browser: Chromium, report: Path, tmp_path: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(report)
        with pypdfium2.PdfDocument(browser.printed(tmp_path / "无.pdf")) as sheets:
            texts = [sheet.get_textpage().get_text_bounded() for sheet in sheets]
        assert "建议退回" in texts[0]
        assert "".join(texts).count("认作") >= len(SAMPLES)
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)
