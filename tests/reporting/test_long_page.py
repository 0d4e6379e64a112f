"""A long HTML report: its elements are made when the reader comes near, and nothing of it is missing meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portalwalk.model.finding import Finding
from portalwalk.model.outcome import Outcome
from portalwalk.reporting import write_report
from portalwalk.reporting.build import LONG, build_report
from tests.reporting.sample import CHECKS, write_sample

OpenPage = Callable[..., Page]
NEVER_IDLE = "window.requestIdleCallback = () => 0"
"""Then only what the reader comes near to is made."""


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What `long_report` fills in, in the order of the page."""
    return []


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory, findings: list[Finding]) -> Path:
    folder = write_sample(tmp_path_factory.mktemp("long"))
    inspection = folder.read_inspection()
    kinds = [one for one in inspection.findings if one.outcome in (Outcome.FAILED, Outcome.BLOCKED)]
    findings += [
        one.model_copy(update={"id": f"{one.id}-{copy}", "cause": f"cause-{copy}", "summary": f"Number {copy}."})
        for copy in range(LONG // len(kinds) + 1)
        for one in kinds
    ]
    folder.write_inspection(inspection.model_copy(update={"findings": tuple(findings)}))
    return write_report(folder, CHECKS, lang="en")["html"]


@pytest.fixture
def busy(open_page: OpenPage, long_report: Path) -> Callable[..., Page]:
    """Open the long report in a browser that never has time to go on by itself."""

    def opened(fragment: str = "") -> Page:
        page = open_page(long_report, fragment=fragment)
        page.add_init_script(NEVER_IDLE)
        page.reload()
        return page

    return opened


def last_of(findings: list[Finding], check: str) -> Finding:
    return [one for one in findings if one.check == check][-1]


def test_what_is_far_away_is_made_when_the_reader_comes_near(busy: OpenPage, findings: list[Finding]) -> None:
    page, far = busy(), last_of(findings, "login-fails").id
    place = page.locator(f"#{far}")
    assert place.locator("noscript").count() == 1

    place.scroll_into_view_if_needed()

    expect(place.get_by_text("Show the evidence")).to_be_visible()
    assert place.locator("noscript").count() == 0


def test_all_of_it_is_made_when_there_is_time(open_page: OpenPage, long_report: Path) -> None:
    page = open_page(long_report)

    expect(page.locator("noscript")).to_have_count(0)


def test_text_is_found_in_what_is_not_made_yet(busy: OpenPage) -> None:
    page = busy()

    page.get_by_role("searchbox", name="Text").fill("number 57.")

    assert page.locator(".entry:not([hidden])").count() > 0
    assert all("-57" in (one.get_attribute("id") or "") for one in page.locator(".entry:not([hidden])").all())


def test_other_language_reaches_what_is_made_later(busy: OpenPage, findings: list[Finding]) -> None:
    page, far = busy(), last_of(findings, "sideways-scroll").id
    page.get_by_role("button", name="中文").click()

    page.goto(f"{page.url}#{far}")

    assert page.locator(f"#{far} img").first.get_attribute("alt") != ""
    assert "打开" in (page.locator(f"#{far} img").first.get_attribute("alt") or "")


def test_picture_of_what_is_not_made_yet_can_be_quoted(busy: OpenPage, findings: list[Finding]) -> None:
    far = last_of(findings, "search-misses-published-item").id
    page = busy(f"#picture={far}:1")
    viewer = page.get_by_role("dialog")
    expect(viewer).to_contain_text("search for")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")

    expect(viewer).to_be_hidden()


def test_paper_has_all_of_it(busy: OpenPage) -> None:
    page = busy()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("noscript").count() == 0


def test_without_scripts_all_is_there(open_page: OpenPage, long_report: Path, findings: list[Finding]) -> None:
    page = open_page(long_report, scripts=False)

    assert page.locator(".finding .occurrence").count() == sum(
        len(one.occurrences) for one in findings if one.outcome is Outcome.FAILED
    )
    expect(page.locator(f"#{findings[0].id} .observed").first).to_be_visible()


def test_long_lists_are_folded_and_opened(busy: OpenPage, findings: list[Finding]) -> None:
    page = busy()
    failed = sum(one.outcome is Outcome.FAILED and not one.intermittent for one in findings)
    verdict = page.locator("#verdict")
    assert verdict.locator(".toplist li").count() == 20

    verdict.get_by_text(f"{failed - 20} more").click()

    expect(verdict.locator(".toplist li")).to_have_count(failed)


def test_back_finds_the_filter_as_it_was_left(busy: OpenPage, findings: list[Finding]) -> None:
    page = busy()
    outcome = page.get_by_role("combobox", name="Outcome")
    outcome.select_option("blocked")

    page.locator(".toplist a").first.click()
    expect(outcome).to_have_value("")
    page.go_back()

    expect(outcome).to_have_value("blocked")
    assert page.locator(".entry:not([hidden])").count() == sum(one.outcome is Outcome.BLOCKED for one in findings)


def test_findings_that_read_alike_are_told_apart_by_their_cause(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    inspection = folder.read_inspection()
    one, *others = inspection.findings
    twins = [one.model_copy(update={"id": f"twin-{cause}", "cause": cause}) for cause in ("label", "color-contrast")]
    folder.write_inspection(inspection.model_copy(update={"findings": (*twins, *others)}))

    report = build_report(folder, CHECKS)

    told = {finding.id: finding.apart for problem in report.failed for finding in problem.findings}
    assert (told["twin-label"], told["twin-color-contrast"]) == ("label", "color-contrast")
    assert [told[other.id] for other in others if other.id in told] == [
        other.place for other in others if other.id in told
    ]


def test_filter_offers_every_impact_that_a_finding_has(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)

    assert [one.word for one in build_report(folder, CHECKS).impacts] == ["critical", "serious", "moderate", "minor"]
