"""The score sheet of a report: what an inspector fills in, with a link to the evidence of every case."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.judging import score
from portalwalk.model.scheme import Indicator, Part
from portalwalk.model.scorecard import RowState
from portalwalk.reporting import write_report
from portalwalk.reporting.build import build_report
from portalwalk.schemes import load_scheme
from tests.reporting.sample import CHECKS, SCHEME, write_sample

Open = Callable[..., Page]


def row(page: Page, indicator: str) -> Locator:
    return page.locator(".sheet tr", has=page.get_by_text(indicator, exact=True))


def test_a_row_tells_points_cases_deduction_and_what_is_open(report: Path, open_page: Open) -> None:
    page = open_page(report)

    assert row(page, "B4").locator("td").nth(0).inner_text().startswith("5 （每个问题扣 2.5 分）")
    assert row(page, "B4").locator(".result").inner_text() == "5"
    assert row(page, "B4").get_by_role("link").count() == 2
    assert row(page, "A1").locator(".result").inner_text() == "未判定"
    assert "未检查" in row(page, "A1").inner_text()
    assert "PortalWalk 自拟" in page.locator(".score-remarks li").first.inner_text()


def test_every_case_and_lead_leads_to_its_evidence(report: Path, open_page: Open) -> None:
    page = open_page(report)

    targets = page.locator(".cases a").evaluate_all("links => links.map(one => one.getAttribute('href'))")
    assert len(targets) >= 3
    for target in targets:
        assert page.locator(f"[id='{target[1:]}']").count() == 1


def test_the_sheet_speaks_both_languages(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.locator("[data-speak=en]").click()

    said = page.locator("#score").inner_text()

    assert "Points not judged" in said
    assert "is not an official one" in said
    assert not [word for word in ("分值", "未判定", "备注") if word in said]


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_sheet_fits_every_width(report: Path, open_page: Open, width: int) -> None:
    page = open_page(report, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert row(page, "B4").locator(".cell-label").first.is_visible() is (width < 768)


def test_paper_has_the_table(report: Path, open_page: Open) -> None:
    page = open_page(report, width=390)
    page.emulate_media(media="print")

    assert row(page, "B4").evaluate("one => getComputedStyle(one).display") == "table-row"
    assert not row(page, "B4").locator(".cell-label").first.is_visible()


def test_a_refused_total_names_the_missing_weights(tmp_path: Path, open_page: Open) -> None:
    folder = write_sample(tmp_path)
    sample, guoban = folder.read_inspection(), load_scheme("guoban-2019")
    folder.write_inspection(sample.model_copy(update={"scorecard": score(sample.findings, guoban)}))

    page = open_page(write_report(folder, CHECKS)["html"])

    assert page.locator("#score .figures dd").first.inner_text() == "不给出"
    assert "D1、D2、D3" in page.locator(".score-remarks").inner_text()
    assert "分值未公开" in row(page, "D17").inner_text()


def test_cases_short_of_a_veto_are_not_called_none(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    sample = folder.read_inspection()
    three = Indicator(
        id="V9",
        part=Part.VETO,
        title="t",
        title_zh="题",
        checks=("second-login",),
        at_least=3,
        source=("ours",),
        confirmed=True,
    )
    card = score(sample.findings, SCHEME.model_copy(update={"indicators": (three, *SCHEME.indicators)}))
    folder.write_inspection(sample.model_copy(update={"scorecard": card}))

    told = build_report(folder, CHECKS).score

    assert (card.indicators[0].state, card.indicators[0].cases) == (RowState.CLEAR, 2)
    assert told is not None
    assert told.parts[0].rows[0].result.en == "too few for a veto"


def test_points_are_set_against_those_that_were_judged(inspected: InspectionFolder) -> None:
    card, told = inspected.read_inspection().scorecard, build_report(inspected, CHECKS).score
    assert card is not None
    assert told is not None

    assert card.deduction is not None
    assert card.deduction + (card.deducted or 0) + (card.open_points or 0) == Decimal(100)
    assert told.figures[1].figure.en == f"{card.deduction} of {100 - (card.open_points or 0)}"
