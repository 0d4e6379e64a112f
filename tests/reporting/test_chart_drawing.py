"""The charts as a reader has them: drawn true to their figures, in both languages, at every width, in grey."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.outcome import Outcome
from portalwalk.reporting import write_report
from portalwalk.reporting.chart_drawing import draw_chart
from portalwalk.reporting.chart_views import BarView, ChartView, SegmentView, SeriesView
from portalwalk.reporting.text import Text
from tests.reporting.chart_sample import card_of, row, timed
from tests.reporting.sample import CHECKS, write_sample

Open = Callable[..., Page]
LONG_ZH = "政府信息公开、政策文件解读与回应关切以及重点领域信息发布的及时性、准确性、完整性、规范性（含历史信息归集）"
LONG_EN = "Publication of information, interpretation of policies and responses to what concerns the public"
HOSTILE_PATH = "art/</text></svg><script>alert(1)</script>\u202e.html"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> InspectionFolder:
    """Every chart, with names that are far too long, and addresses that a portal made up to do harm."""
    folder = write_sample(tmp_path_factory.mktemp("crowded"))
    timed(folder, *((f"col/{n}/{'0123456789abcdef' * 6}", 90 + 600 * n) for n in range(11)), waited_ms=2_000)
    timed(folder, (HOSTILE_PATH, 6_400))
    inspection = folder.read_inspection()
    assert inspection.scorecard
    first = inspection.findings[0]
    modules = [f"test_{n}_of_the_offices_own_journeys_through_the_service_hall_and_back" for n in range(9)]
    more = tuple(
        first.model_copy(update={"id": f"{module}-{outcome}-{n}", "scenario": module, "outcome": outcome})
        for module in modules
        for outcome in Outcome
        for n in range(len(module) % 3 + 1)
    )
    rows = (row("A", 30, "3.5", "6"), row("B", 25, "0", "25"), row("C", 45, "45"))
    named = tuple(
        one.model_copy(update={"block": f"{LONG_EN} {one.block}", "block_zh": LONG_ZH + one.block}) for one in rows
    )
    folder.write_inspection(
        inspection.model_copy(update={"findings": (*inspection.findings, *more), "scorecard": card_of(*named)})
    )
    return folder


@pytest.fixture(scope="module")
def crowded_page(crowded: InspectionFolder) -> Path:
    return write_report(crowded, CHECKS)["html"]


def bars_of(*rows: Sequence[int], name: str = "a") -> ChartView:
    segments = [tuple(SegmentView(Decimal(one), Text.same(str(one))) for one in row) for row in rows]
    return ChartView(
        word="score",
        title=Text(zh="标题", en="title"),
        notes=(Text(zh="说明。", en="Note."),),
        bar_heading=Text.same("h"),
        total_heading=Text.same("t"),
        series=(SeriesView("kept", Text(zh="保留", en="kept")), SeriesView("lost", Text(zh="扣除", en="lost"))),
        bars=tuple(
            BarView(Text.same(name), Text.same(str(sum(row))), pieces)
            for row, pieces in zip(rows, segments, strict=True)
        ),
    )


def drawn(chart: ChartView, lang: str = "zh") -> ElementTree.Element:
    return parsed(draw_chart(chart, lang))


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def test_lengths_are_true_to_the_figures_and_lie_end_to_end() -> None:
    pieces = {
        (piece.get("data-series"), piece.get("y")): (
            float(str(piece.get("x"))[:-1]),
            float(str(piece.get("width"))[:-1]),
        )
        for piece in drawn(bars_of((30, 10), (0, 20), (5, 0))).iter("rect")
        if piece.get("data-series")
    }

    assert list(pieces.values()) == [pytest.approx(one, abs=0.01) for one in ((0, 75), (75, 25), (0, 50), (0, 12.5))]


@pytest.mark.parametrize(
    ("longest", "ticks"),
    [(40, ["0", "10", "20", "30", "40"]), (1, ["0", "1"]), (7, ["0", "2", "4", "6"]), (5_300, ["0", "2,000", "4,000"])],
)
def test_the_scale_has_few_and_round_figures(longest: int, ticks: list[str]) -> None:
    scale = [one.text for one in drawn(bars_of((longest, 0), (0, 1))).iter("text") if one.get("class") == "chart-tick"]

    assert scale == ticks


def test_it_says_all_it_shows_to_those_who_do_not_see_it() -> None:
    chart = drawn(bars_of((3, 1), (0, 2)), "zh")
    named = {str(one.get("id")): one.text for one in chart.iter() if one.get("id")}

    assert chart.get("role") == "img"
    assert named[str(chart.get("aria-labelledby"))] == "标题"
    assert named[str(chart.get("aria-describedby"))] == "说明。a：保留：3；扣除：1；a：扣除：2"


def test_an_address_cannot_leave_its_label() -> None:
    chart = draw_chart(bars_of((3, 1), (0, 2), name="</text><script>alert(1)</script>\u202e\x00"), "en")

    assert "<script" not in chart
    assert "\u202e" not in chart
    tags = {one.tag for one in parsed(chart).iter()}
    assert tags == {"svg", "title", "desc", "g", "rect", "line", "text"}


def test_drawing_leaves_imports_as_they_were() -> None:
    draw_chart(bars_of((3, 1), (0, 2)), "en")

    assert [hook for hook in sys.meta_path if not hasattr(hook, "find_spec")] == []


def test_nothing_is_loaded_to_draw_until_something_is_drawn() -> None:
    asked = "import sys, portalwalk.reporting.write, portalwalk.cli; print('pygal' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_page_has_no_section_for_charts_that_there_are_not(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    sample = folder.read_inspection()
    folder.write_inspection(sample.model_copy(update={"findings": (), "scorecard": None}))

    page = write_report(folder, CHECKS)["html"].read_text(encoding="utf-8")

    assert 'id="charts"' not in page
    assert "#charts" not in page


def test_every_chart_stands_on_the_page_in_both_languages(crowded_page: Path, open_page: Open) -> None:
    page = open_page(crowded_page)
    section = page.locator("#charts")

    assert section.get_by_role("img").count() == 3
    assert section.get_by_role("img", name="各板块得分情况").is_visible()
    page.locator("[data-speak=en]").click()
    assert section.get_by_role("img").count() == 3
    assert section.get_by_role("img", name="Score by block of indicators").is_visible()
    ids = re.findall(r'\bid="([^"]+)"', page.content())
    assert sorted(set(ids)) == sorted(ids)
    section.locator("summary").first.click()
    assert section.get_by_role("table", name="Score by block").get_by_role("row").count() == 4


COLLISIONS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('.chart-drawing')) {
    if (!svg.checkVisibility()) continue;
    const whole = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter(one => one.checkVisibility())
      .map(one => ({said: one.textContent, box: one.getBoundingClientRect()}));
    texts.forEach(({said, box}, index) => {
      const {left, right, top, bottom} = box;
      if (left < whole.left - 1 || right > whole.right + 1 || top < whole.top - 1 || bottom > whole.bottom + 1)
        found.push(`out: ${said}`);
      for (const other of texts.slice(index + 1))
        if (box.left < other.box.right && other.box.left < box.right
            && box.top + 3 < other.box.bottom && other.box.top + 3 < box.bottom)
          found.push(`${said} | ${other.said}`);
    });
  }
  return found;
}"""


def test_no_word_is_cut_off_or_written_over_another(crowded_page: Path, open_page: Open) -> None:
    page = open_page(crowded_page)

    for lang in ("zh", "en"):
        page.locator(f"[data-speak={lang}]").click()
        for width in (320, 360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(COLLISIONS) == [], (lang, width)
    shown = page.locator("#chart-score .en .chart-name").all_text_contents()
    assert "".join(shown).replace(" ", "") == "".join(f"{LONG_EN}{one}" for one in "ABC").replace(" ", "")


FILLS = """() => {
  const fill = rect => {
    const style = getComputedStyle(rect);
    if (style.fill.startsWith('url')) return style.fill;
    const [r, g, b] = style.fill.match(/[\\d.]+/g).map(Number);
    return 255 - (255 - (.299 * r + .587 * g + .114 * b)) * style.fillOpacity;
  };
  return [...document.querySelectorAll('.chart')].map(one => [...one.querySelectorAll('.swatch rect')].map(fill));
}"""


def test_kinds_differ_in_grey(crowded_page: Path, open_page: Open) -> None:
    for fills in open_page(crowded_page).evaluate(FILLS):
        patterns = [one for one in fills if isinstance(one, str)]
        shades = sorted(one for one in fills if not isinstance(one, str))
        assert len(patterns) == len(set(patterns))
        assert all(lighter - darker > 30 for darker, lighter in pairwise(shades)), shades


def test_an_offices_colours_are_those_of_the_charts(crowded: InspectionFolder, open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "brand.css").write_text(":root { --brand: rgb(1, 2, 3); }", encoding="utf-8")

    page = open_page(write_report(crowded, CHECKS, templates=tmp_path)["html"])

    fill = page.locator("#chart-times .zh [data-series=waited]").first.evaluate("one => getComputedStyle(one).fill")
    assert fill == "rgb(1, 2, 3)"
