"""Journeys through portals that do one thing: err once, keep robots out, ask for a password elsewhere."""

from pathlib import Path

import pytest

from tests.scenarios.journeys import ACCOUNT, Walked, walk
from tests.scenarios.small_portal import small_portal

SEARCH = "test_search_first_page::test_resident_finds_published_items"
AUTHORISED = "authorised = true"

OWN_CHECK = """
from collections.abc import Sequence

from portalwalk import Impact, SearchTried, Verdict, check

SAY = {key: "…" for key in ("title", "failure_title", "why", "how_to_fix")}


@check(
    id="search-told-us",
    **SAY,
    **{f"{key}_zh": text for key, text in SAY.items()},
    impact=Impact.MINOR,
    basis=("our own rule",),
    basis_zh=("本单位自定",),
)
def search_told_us(searches: Sequence[SearchTried]) -> Verdict:
    return Verdict.cant_tell(f"{len({one.query for one in searches})} queries", "若干次搜索")
"""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """A portal whose search errs once, searched with a check of our own beside the portal file."""
    here = tmp_path_factory.mktemp("searched")
    own = here / "checks" / "search_told_us.py"
    own.parent.mkdir()
    own.write_text(OWN_CHECK, encoding="utf-8")
    with small_portal(errs_once=True) as portal:
        return walk(here, portal.toml(AUTHORISED), [SEARCH])


def test_search_that_errs_once_is_intermittent(searched: Walked) -> None:
    found = searched.finding("search-misses-published-item")
    assert (found.outcome.value, found.intermittent) == ("cantTell", True)
    assert [(one.number, one.outcome.value) for one in found.attempts] == [(1, "failed"), (2, "passed")]
    assert all(one.evidence for one in found.attempts)
    assert searched.checks_with("failed") == set()
    assert searched.code == 0, searched.said


def test_own_check_runs_beside_the_portal_file(searched: Walked) -> None:
    found = searched.finding("search-told-us")

    assert (found.outcome.value, found.scenario) == ("cantTell", "test_search_first_page")
    assert found.summary == "7 queries"
    assert "search-missing" in searched.checks_with("passed")


@pytest.mark.parametrize("form_on_portal", [False, True], ids=["form elsewhere", "form that posts elsewhere"])
def test_password_is_not_given_to_a_host_that_is_not_named(tmp_path: Path, form_on_portal: bool) -> None:
    with small_portal(form_on_portal=form_on_portal) as portal:
        walked = walk(tmp_path, portal.toml(AUTHORISED), ["test_single_sign_on"])

        assert portal.asked["/login"] > 0
        assert portal.typed == []
    found = walked.finding("login-fails")
    assert found.outcome.value == "blocked"
    assert f"--login-host {portal.other_host}" in found.summary
    assert walked.checks_with("failed", "error") == set()


def test_password_is_given_to_the_host_that_is_named(tmp_path: Path) -> None:
    with small_portal() as portal:
        toml = portal.toml(AUTHORISED, login=f'hosts = ["{portal.other_host}"]')
        walked = walk(tmp_path, toml, ["test_single_sign_on"])

        assert portal.typed == [(portal.other_host, {"username": ACCOUNT[0], "password": ACCOUNT[1]})]
    assert "login-fails" in walked.checks_with("passed")


def test_robots_rule_blocks_the_walk_and_accuses_nobody(tmp_path: Path) -> None:
    journeys = ["test_search_first_page", "test_message_board", "test_single_sign_on", "test_back_navigation"]

    with small_portal() as portal:
        walked = walk(tmp_path, portal.toml("authorised = false"), journeys)

        assert portal.asked.total() == 0
    outcomes = {one.check: one.outcome.value for one in walked.inspection.findings}
    assert set(outcomes.values()) == {"blocked"}, outcomes
    assert "robots.txt" in walked.finding("search-missing").summary
    assert walked.code == 0, walked.said


def test_browser_that_does_not_start_is_our_error(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    with small_portal() as portal:
        walked = walk(tmp_path, portal.toml(AUTHORISED), [SEARCH], "--portalwalk-browser", str(broken))

    found = walked.finding("search-missing")
    assert found.outcome.value == "error"
    assert str(broken) in found.summary
    assert walked.checks_with("failed", "passed") == set()
