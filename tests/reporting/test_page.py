"""The HTML report as a reader has it: opened from disk in a browser, on paper, without scripts."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from portalwalk.reporting.build import LONG
from tests.reporting.sample import CHECKS, HOSTILE_TITLE, write_sample

OpenPage = Callable[..., Page]

SMALLEST_TEXT_PX = 14
SMALLEST_TARGET_PX = 24  # WCAG 2.5.8

STICKING_OUT = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.skip, dialog') && e.getBoundingClientRect().right > wide + 1)
    .map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`)
}"""
TINY_TEXT = """(smallest) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const tiny = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    if (node.textContent.trim() && !node.parentElement.closest('script, svg') && size < smallest)
      tiny.push(node.textContent);
  }
  return tiny;
}"""
SMALL_TARGETS = """(smallest) => [...document.querySelectorAll('a, button, summary, select, input')]
  .filter(e => e.checkVisibility() && !e.closest('.skip, p, li') && e.getBoundingClientRect().height < smallest)
  .map(e => e.outerHTML)"""
CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                          return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const linear = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
    if (!element.checkVisibility() || element.closest('script')) continue;
    let ground = element;
    while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
    const back = light(ground ? rgb(getComputedStyle(ground).backgroundColor) : [255, 255, 255]);
    const front = light(rgb(getComputedStyle(element).color));
    const ratio = (Math.max(back, front) + .05) / (Math.min(back, front) + .05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 80)}`);
  }
  return low;
}"""


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("language", ["中文", "English"])
def test_fits_every_screen_in_both_languages(open_page: OpenPage, report: Path, width: int, language: str) -> None:
    page = open_page(report, width=width)
    page.get_by_role("button", name=language).click()

    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TINY_TEXT, SMALLEST_TEXT_PX) == []
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX) == []


def test_text_stands_out_from_its_ground(open_page: OpenPage, report: Path) -> None:
    assert open_page(report).evaluate(CONTRASTS) == []


def test_switches_language_without_reload(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    page.evaluate("window.stillThere = true")
    verdict = page.locator("#verdict")
    expect(verdict).to_contain_text("发现 4 个问题，涉及 3 项检查")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert not page.locator(".en").first.is_visible()

    page.get_by_role("button", name="English").click()

    assert "4 problems found by 3 checks" in verdict.inner_text()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".zh").filter(visible=True).count() == 0
    assert page.title() == "北京市大兴区人民政府: inspection report"
    assert page.get_by_role("navigation", name="Contents").is_visible()
    assert page.get_by_alt_text("open the home page", exact=False).count() > 0
    assert page.evaluate("window.stillThere")


def test_starts_in_the_language_asked_for(open_page: OpenPage, inspected: InspectionFolder) -> None:
    page = open_page(write_report(inspected, CHECKS, lang="en")["html"], scripts=False)
    try:
        expect(page.locator("#verdict")).to_contain_text("4 problems found")
        assert page.locator(".zh").filter(visible=True).count() == 0
    finally:
        write_report(inspected, CHECKS)


def test_is_whole_without_scripts(open_page: OpenPage, report: Path) -> None:
    page = open_page(report, scripts=False)

    assert not page.get_by_role("group", name="语言").is_visible()
    assert not page.get_by_role("search").is_visible()
    page.locator(".shot").first.click()
    assert page.url.endswith(".jpg")


def test_what_the_portal_sent_is_only_text(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)

    assert page.title() == "北京市大兴区人民政府 检查报告"
    assert page.get_by_text(HOSTILE_TITLE[:40]).filter(visible=True).count() >= 1
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href')).filter(Boolean)")
    own = ("#", "../evidence/", "pictures/")
    assert {link.partition(":")[0] for link in links if not link.startswith(own)} == {"https"}
    assert not [link for link in links if link.endswith(".html") and "evidence" in link]


def test_every_picture_loads_and_keeps_its_place(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    pictures = page.locator("main img")
    pictures.evaluate_all("all => all.forEach(image => { image.loading = 'eager' })")

    loaded = pictures.evaluate_all("all => Promise.all(all.map(i => i.decode().then(() => [i.naturalWidth, i.width])))")
    declared = pictures.evaluate_all("all => all.map(i => Number(i.getAttribute('width')))")

    assert len(loaded) > 20
    assert [natural for natural, _ in loaded] == declared
    assert pictures.evaluate_all("all => all.every(i => i.alt)")


def test_every_anchor_is_there_once(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    wanted = page.locator("a[href^='#']").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_a_finding_can_be_quoted(open_page: OpenPage, inspected: InspectionFolder, report: Path) -> None:
    for finding in inspected.read_inspection().findings:
        page = open_page(report, fragment=f"#{finding.id}")
        expect(page.locator(f"#{finding.id}")).to_be_in_viewport()


def test_a_finding_far_down_a_long_report_can_be_quoted(open_page: OpenPage, tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    inspection = folder.read_inspection()
    many = [
        one.model_copy(update={"id": f"{one.id}-{copy}"})
        for one in inspection.findings[:2]
        for copy in range(LONG // 2 + 1)
    ]
    folder.write_inspection(inspection.model_copy(update={"findings": tuple(many)}))

    page = open_page(write_report(folder, CHECKS)["html"], fragment=f"#{many[-1].id}")

    expect(page.locator("body.is-long")).to_be_attached()
    expect(page.locator(f"#{many[-1].id}")).to_be_in_viewport()


def test_back_returns_from_a_step_to_its_finding(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    link = page.locator("#problems").get_by_role("link", name="查看该步骤").first
    link.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    expect(link).to_be_in_viewport()


def test_headings_are_in_order_under_landmarks(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    levels = page.locator("h1, h2, h3, h4, h5").evaluate_all("all => all.map(h => Number(h.tagName[1]))")

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert page.locator(f"body > {landmark}").count() == 1


def test_the_verdict_comes_first(open_page: OpenPage, report: Path) -> None:
    page = open_page(report, width=360)
    headings = page.get_by_role("heading", level=2).all_inner_texts()

    assert headings[0] == "检查结论"
    assert headings.index("发现的问题") < headings.index("存疑，待人工判定") < headings.index("走查实录")
    first = page.locator(".toplist li").first
    assert "特别严重" in first.inner_text()


def test_picture_opens_large_and_back_closes_it(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    page.locator(".walk > summary").first.click()
    page.locator("#journeys .shot").nth(1).click()
    viewer = page.get_by_role("dialog", name="放大的图片")
    expect(viewer).to_be_visible()
    expect(viewer).to_contain_text("搜索“关于促进就业的通知”")
    page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("图中标记 1：搜索按钮")

    page.go_back()

    expect(viewer).to_be_hidden()
    assert page.url.endswith("index.html")


def test_escape_closes_a_picture_that_a_link_opened(open_page: OpenPage, report: Path) -> None:
    page = open_page(report, fragment="#picture=step-2:1")
    viewer = page.get_by_role("dialog")
    expect(viewer).to_be_visible()

    page.keyboard.press("Escape")

    expect(viewer).to_be_hidden()
    expect(page.locator("#step-2")).to_be_in_viewport()


def test_filter_narrows_and_an_anchor_lifts_it(open_page: OpenPage, report: Path) -> None:
    page = open_page(report)
    page.get_by_role("combobox", name="结果").select_option("passed")
    expect(page.get_by_role("status")).to_have_text("显示 1 条，共 10 条")
    assert page.locator(".problem").filter(visible=True).count() == 0
    page.get_by_role("combobox", name="结果").select_option("")
    page.get_by_role("searchbox", name="文字").fill("sideways")
    assert page.locator(".entry").filter(visible=True).count() == 1
    page.get_by_role("searchbox", name="文字").fill("")
    for name, attribute in (("影响程度", "impact"), ("指标", "indicators")):
        chosen = page.get_by_role("combobox", name=name)
        value = chosen.locator("option").nth(1).get_attribute("value")
        chosen.select_option(value)
        shown = page.locator(".entry").filter(visible=True)
        assert 0 < shown.count() < 10
        assert all(value in (one.get_attribute(f"data-{attribute}") or "").split() for one in shown.all())
        chosen.select_option("")
    page.get_by_role("combobox", name="结果").select_option("passed")

    page.locator(".toplist a", has_text="部分已发布内容").click()

    expect(page.locator(".finding:target")).to_be_in_viewport()
    assert page.get_by_role("combobox", name="结果").input_value() == ""


def test_prints_whole(open_page: OpenPage, report: Path, tmp_path: Path) -> None:
    page = open_page(report)
    page.evaluate("window.print = () => { window.printed = [...document.images].every(image => image.complete) }")
    page.get_by_role("button", name="打印或存为 PDF").click()
    page.wait_for_function("window.printed === true")
    pdf = page.pdf(prefer_css_page_size=True, path=tmp_path / "report.pdf")

    assert pdf.startswith(b"%PDF")
    page.emulate_media(media="print")
    shown = page.locator("main img").filter(visible=True).evaluate_all("all => all.map(image => image.src)")
    assert pdf.count(b"/Subtype /Image") >= len(set(shown)) > 10
    assert not page.get_by_role("navigation").is_visible()
    assert page.locator(".more-places > ol").is_visible()
