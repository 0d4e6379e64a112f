"""A survey's second look opens only what failed; a page is judged beside all others, and counts when it fails again."""

from collections.abc import Sequence

import pytest

from portalwalk import Impact, Observation, Occurrence, Outcome, PageKind, PageSeen, Verdict, check
from portalwalk.judging import Standing, doubts_of, judge, verdicts_of
from portalwalk.judging.journey import LOOKED_AT_AGAIN
from portalwalk.model.journal import Entry
from portalwalk.model.observations import ScenarioEnded, Stopped

HOME = "https://portal.example/"
SURVEY = "test_whole_site.py::test_every_page_is_in_order"


@check(
    id="same-title",
    title="Titles differ",
    title_zh="标题各不相同",
    failure_title="Titles are the same",
    failure_title_zh="标题相同",
    why="-",
    why_zh="-",
    how_to_fix="-",
    how_to_fix_zh="-",
    impact=Impact.MINOR,
    basis=("-",),
    basis_zh=("-",),
)
def same_title(pages: Sequence[PageSeen]) -> Verdict:
    """Fail where two pages share a title: what can only be seen of all pages together."""
    titles = [page.title for page in pages]
    return Verdict.from_failures(
        (
            Occurrence.of(page, cause=page.title, observed=page.title, observed_zh=page.title)
            for page in pages
            if titles.count(page.title) > 1
        ),
        seen=(Occurrence.of(page, observed=page.title, observed_zh=page.title) for page in pages),
    )


CHECKS = {same_title.id: same_title}


def page(path: str, title: str, **facts: object) -> PageSeen:
    sure = {"kind": PageKind.ARTICLE, "kind_confidence": 1, "seen_on": "2026-11-22", "status": 200}
    address = HOME + path
    return PageSeen.model_validate({"url": address, "asked_url": address, "title": title, **sure, **facts})


def looked(attempt: int, *seen: Observation, ended: bool = True) -> list[Entry]:
    ends = [ScenarioEnded(url=HOME, observes=("PageSeen",))] if ended else []
    return [
        Entry(at="2026-11-22T09:31:05.000Z", scenario=SURVEY, attempt=attempt, kind=type(one).__name__, data=one)
        for one in (*seen, *ends)
    ]


ONE, TWO, THREE = page("1", "通知"), page("2", "通知"), page("3", "公告")
FIRST = looked(1, ONE, TWO, THREE)


def standing(*second: Entry) -> Standing:
    (failure,) = verdicts_of([*FIRST, *second], CHECKS)["same-title"].failures
    return failure.standing


def test_only_what_failed_is_looked_at_again() -> None:
    assert [one.place.url for one in doubts_of(FIRST, CHECKS)] == [ONE.url, TWO.url]


def test_of_one_fault_on_many_pages_some_are_looked_at_again() -> None:
    many = looked(1, *(page(str(number), "通知") for number in range(50)))

    assert len(doubts_of(many, CHECKS)) == LOOKED_AT_AGAIN


def test_page_that_fails_again_beside_the_others_counts() -> None:
    assert standing(*looked(2, ONE)) is Standing.CONFIRMED


def test_page_that_is_mended_by_the_second_look_does_not_count() -> None:
    assert standing(*looked(2, page("1", "关于放假的通知"))) is Standing.INTERMITTENT


def test_page_that_was_not_looked_at_again_is_not_confirmed() -> None:
    assert standing(*looked(2, THREE)) is Standing.UNCONFIRMED


@pytest.mark.parametrize(
    "stop", [(), (Stopped(url=HOME, kinds=("PageSeen",), outcome=Outcome.ERROR, reason="-", reason_zh="-"),)]
)
def test_second_look_that_broke_off_confirms_nothing(stop: tuple[Stopped, ...]) -> None:
    mended = page("1", "关于放假的通知")

    assert standing(*looked(2, mended, *stop, ended=False)) is Standing.UNCONFIRMED


def test_finding_shows_all_places_of_the_first_look() -> None:
    (finding,) = judge([*FIRST, *looked(2, ONE)], CHECKS)

    assert finding.outcome is Outcome.FAILED
    assert [place.url for place in finding.occurrences] == [ONE.url, TWO.url]
    assert [attempt.outcome for attempt in finding.attempts] == [Outcome.FAILED, Outcome.FAILED]
