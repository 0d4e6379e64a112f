"""Failures are reproduced before they count, stops are nobody's fault, one cause is one finding."""

from collections.abc import Sequence

import pytest

from portalwalk import (
    Access,
    BackAfterSubmit,
    Discovery,
    MessageFormUsed,
    MessageSubmitted,
    Observation,
    Outcome,
    Phase,
    SearchSought,
    SearchTried,
    SectionEntered,
    Stopper,
    WrongInput,
)
from portalwalk.bundled import bundled
from portalwalk.judging import Standing, failures_of, judge, load_checks, verdicts_of
from portalwalk.model.finding import Finding, fingerprint
from portalwalk.model.journal import Entry
from portalwalk.model.observations import ScenarioEnded, Stopped

HOME = "https://portal.example/"
CHECKS = load_checks([bundled("checks")])
JOURNEY = "test_search_first_page.py::test_resident_finds_published_items"
ENDED = ScenarioEnded(url=HOME)
SEARCH = Discovery(what="搜索", target="role=searchbox", way="role searchbox", confidence=0.9)


def walk(*seen: Observation, attempt: int = 1, scenario: str = JOURNEY) -> list[Entry]:
    return [
        Entry(at="2026-11-22T09:31:05.000Z", scenario=scenario, attempt=attempt, kind=type(one).__name__, data=one)
        for one in seen
    ]


def stop(outcome: Outcome, *kinds: str) -> Stopped:
    return Stopped(url=HOME, evidence=("wall",), kinds=kinds, outcome=outcome, reason="A wall.", reason_zh="有墙。")


def section(name: str, access: Access, *evidence: str, **seen: object) -> SectionEntered:
    facts = {"section": name, "phase": Phase.AFTER_SIGN_IN, "access": access, "landed_url": HOME}
    return SectionEntered.model_validate({"url": f"{HOME}{name}", "evidence": evidence, **facts, **seen})


def search(*, found: bool, device: str = "desktop") -> SearchSought:
    return SearchSought(url=HOME, device=device, found=SEARCH if found else None, looked_on=(HOME,))


ASKS = section("信箱", Access.ASKS_SIGN_IN, "first")
ASKS_AGAIN = section("信箱", Access.ASKS_SIGN_IN, "second")
KNOWS = section("信箱", Access.SIGNED_IN, "third")


def about(check: str, entries: Sequence[Entry]) -> list[Finding]:
    return [finding for finding in judge(entries, CHECKS) if finding.check == check]


def only(check: str, entries: Sequence[Entry]) -> Finding:
    (finding,) = about(check, entries)
    return finding


def test_a_failure_that_recurs_is_a_failure_with_both_attempts() -> None:
    finding = only("second-login", walk(ASKS, ENDED) + walk(ASKS_AGAIN, ENDED, attempt=2))

    assert finding.outcome is Outcome.FAILED
    assert finding.title == CHECKS["second-login"].failure_title
    assert (finding.cause, finding.place) == ("asks-again", "信箱")
    assert finding.id == fingerprint("second-login", "asks-again", "信箱")
    assert [(one.number, one.outcome, one.evidence) for one in finding.attempts] == [
        (1, Outcome.FAILED, ("first",)),
        (2, Outcome.FAILED, ("second",)),
    ]
    assert finding.summary == finding.occurrences[0].observed
    assert finding.scenario == "test_search_first_page"


def test_a_failure_that_does_not_recur_is_intermittent_and_keeps_its_evidence() -> None:
    finding = only("second-login", walk(ASKS, ENDED) + walk(KNOWS, ENDED, attempt=2))

    assert finding.outcome is Outcome.CANT_TELL
    assert finding.intermittent
    assert finding.id == fingerprint("second-login", "asks-again", "信箱")
    assert [(one.outcome, one.evidence) for one in finding.attempts] == [
        (Outcome.FAILED, ("first",)),
        (Outcome.PASSED, ("third",)),
    ]
    assert finding.title == CHECKS["second-login"].title
    assert "did not recur" in finding.summary


@pytest.mark.parametrize(
    "second",
    [
        pytest.param([], id="killed before the second look"),
        pytest.param(walk(stop(Outcome.BLOCKED, "SectionEntered"), ENDED, attempt=2), id="blocked on the way"),
        pytest.param(walk(KNOWS, attempt=2), id="killed during the second look"),
        pytest.param(walk(ENDED, attempt=2), id="the second look saw no section"),
    ],
)
def test_a_failure_nobody_could_look_at_again_is_not_a_failure(second: list[Entry]) -> None:
    finding = only("second-login", walk(ASKS, ENDED) + second)

    assert finding.outcome is Outcome.CANT_TELL
    assert not finding.intermittent
    assert "no second look could confirm it" in finding.summary


def test_a_second_look_that_fails_again_before_it_is_stopped_confirms() -> None:
    second = walk(ASKS_AGAIN, stop(Outcome.ERROR, "SectionEntered"), attempt=2)

    assert only("second-login", walk(ASKS, ENDED) + second).outcome is Outcome.FAILED


def test_what_only_the_second_look_shows_is_ignored() -> None:
    other = section("调查", Access.ASKS_SIGN_IN)
    entries = walk(ASKS, ENDED) + walk(ASKS_AGAIN, other, ENDED, attempt=2)

    assert [finding.place for finding in about("second-login", entries)] == ["信箱"]


@pytest.mark.parametrize(
    ("check", "seen"),
    [
        ("message-not-accepted", MessageSubmitted(url=HOME, channel="咨询", accepted=False, status=500)),
        ("back-resubmits", BackAfterSubmit(url=HOME, posted_without_redirect=True, resubmitted=True)),
        (
            "message-form-unusable",
            MessageFormUsed(
                url=HOME,
                from_submission=True,
                channel="咨询",
                fields=(),
                wrong_inputs=(WrongInput(name="bad-phone", name_zh="电话格式错误", stopped_by=Stopper.NOBODY),),
            ),
        ),
    ],
)
def test_what_a_submission_showed_is_judged_from_its_one_attempt(check: str, seen: Observation) -> None:
    assert only(check, walk(seen, ENDED)).outcome is Outcome.FAILED
    assert failures_of(walk(seen, ENDED), CHECKS) == frozenset()


def test_the_walker_is_told_what_needs_a_second_look() -> None:
    assert failures_of(walk(ASKS, search(found=True)), CHECKS) == {("second-login", "asks-again", "信箱")}
    assert failures_of(walk(KNOWS), CHECKS) == frozenset()


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.ERROR])
def test_a_stop_takes_back_a_pass_and_never_becomes_a_failure(outcome: Outcome) -> None:
    finding = only("search-missing", walk(search(found=True), stop(outcome, "SearchSought"), ENDED))

    assert finding.outcome is outcome
    assert (finding.summary, finding.summary_zh) == ("A wall.", "有墙。")
    assert finding.occurrences[0].evidence == ("wall",)


def test_a_stop_leaves_failures_and_doubts_standing() -> None:
    wall = stop(Outcome.BLOCKED, "SectionEntered")
    unclear = section("留言", Access.UNCLEAR)

    failed = walk(ASKS, wall, ENDED) + walk(ASKS_AGAIN, wall, ENDED, attempt=2)
    assert only("second-login", failed).outcome is Outcome.FAILED
    assert only("second-login", walk(unclear, wall, ENDED)).outcome is Outcome.CANT_TELL


def test_nothing_more_to_see_does_not_take_back_a_pass() -> None:
    entries = walk(search(found=True), stop(Outcome.INAPPLICABLE, "SearchSought", "SearchTried"), ENDED)

    assert only("search-missing", entries).outcome is Outcome.PASSED
    assert only("search-query-lost", entries).summary == "A wall."


def test_a_journey_that_set_out_and_saw_nothing_says_so() -> None:
    finding = only("second-login", walk(ScenarioEnded(url=HOME, observes=("SectionEntered",))))

    assert finding.outcome is Outcome.INAPPLICABLE
    assert finding.summary == "No section was entered by a signed-in visitor."
    assert about("search-missing", walk(ENDED)) == []


def test_one_cause_seen_on_two_journeys_and_devices_is_one_finding() -> None:
    entries = [
        entry
        for scenario, device in (("test_b.py::test_x", "iPhone 15"), ("test_a.py::test_x", "desktop"))
        for attempt in (1, 2)
        for entry in walk(search(found=False, device=device), ENDED, attempt=attempt, scenario=scenario)
    ]

    finding = only("search-missing", entries)

    assert finding.scenario == "test_a, test_b"
    assert [place.device for place in finding.occurrences] == ["desktop", "iPhone 15"]
    assert finding.summary.startswith("Seen 2 times.")
    assert [one.number for one in finding.attempts] == [1, 2]


def test_the_same_occurrence_is_told_once() -> None:
    entries = walk(ASKS, ASKS_AGAIN, ENDED) + walk(ASKS, ENDED, attempt=2)

    assert len(only("second-login", entries).occurrences) == 1


def test_a_failure_confirmed_elsewhere_leaves_the_unconfirmed_device_a_doubt() -> None:
    confirmed = walk(search(found=False), ENDED, scenario="a") + walk(
        search(found=False), ENDED, attempt=2, scenario="a"
    )
    entries = confirmed + walk(search(found=False, device="iPhone 15"), ENDED, scenario="b")

    failed, doubt = about("search-missing", entries)

    assert [place.device for place in failed.occurrences] == ["desktop"]
    assert (doubt.outcome, doubt.cause) == (Outcome.CANT_TELL, "doubt")
    assert [place.device for place in doubt.occurrences] == ["iPhone 15"]


def test_a_check_that_failed_keeps_its_doubts_in_a_finding_of_their_own() -> None:
    unclear = section("留言", Access.UNCLEAR)

    failed, doubt = about("second-login", walk(ASKS, unclear, ENDED) + walk(ASKS, ENDED, attempt=2))

    assert (failed.outcome, doubt.outcome) == (Outcome.FAILED, Outcome.CANT_TELL)
    assert doubt.id == fingerprint("second-login", "doubt")
    assert doubt.occurrences[0].place == "留言"


def test_a_pass_of_any_journey_settles_a_check_without_failures() -> None:
    blocked = walk(stop(Outcome.BLOCKED, "SearchSought"), ENDED, scenario="b")
    error = walk(stop(Outcome.ERROR, "SearchSought"), ENDED, scenario="c")

    assert only("search-missing", walk(search(found=True), scenario="a") + blocked).outcome is Outcome.PASSED
    assert only("search-missing", blocked + error).outcome is Outcome.ERROR


def test_each_journey_tells_its_own_outcome_after_reproduction() -> None:
    judged = verdicts_of(walk(ASKS, ENDED) + walk(KNOWS, ENDED, attempt=2), CHECKS)

    assert judged["second-login"].outcome is Outcome.CANT_TELL
    assert judged["second-login"].failures[0].standing is Standing.INTERMITTENT
    assert "did not recur" in judged["second-login"].summary
    assert "复查时未再出现" in judged["second-login"].summary_zh
    assert verdicts_of(walk(KNOWS), CHECKS)["second-login"].summary == "“信箱” let the signed-in visitor in."
    assert "search-missing" not in judged
    assert verdicts_of([], CHECKS) == {}


def test_findings_come_in_a_reader_s_order_and_always_the_same() -> None:
    slow = SearchTried(
        url=HOME,
        query="通知",
        expected_title="通知",
        expected_url=HOME,
        answered=True,
        rank=11,
        page=2,
        results_on_page=10,
        categories=("全部", "政策"),
        query_kept=False,
    )
    first = walk(ASKS, slow, search(found=True), section("留言", Access.UNCLEAR), ENDED)
    entries = first + walk(ASKS, slow, ENDED, attempt=2) + walk(stop(Outcome.ERROR, "WentBack"), ENDED, scenario="z")

    findings = judge(entries, CHECKS)

    order = [finding.outcome for finding in findings]
    ranks = [finding.impact.rank for finding in findings if finding.outcome is Outcome.FAILED]
    assert list(dict.fromkeys(order)) == ["failed", "cantTell", "error", "passed", "inapplicable"]
    assert ranks == sorted(ranks, reverse=True)
    assert len({finding.id for finding in findings}) == len(findings)
    assert judge(entries, CHECKS) == findings
