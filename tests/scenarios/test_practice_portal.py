"""Whole journeys through the practice portal: a sound one is not accused, and of a faulty one the fault is found."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.evidence.verify import verify
from portalwalk.judging import load_checks
from portalwalk.model.inspection import State
from portalwalk.practice import DEFECTS
from tests.scenarios.journeys import Walked, walk_practice


def test_clean_portal_is_not_accused(clean: Walked) -> None:
    assert clean.code == 0, clean.said
    assert clean.inspection.state is State.COMPLETE
    assert clean.checks_with("failed", "error", "blocked") == set()
    assert verify(clean.folder).ok


def test_every_check_says_something_of_the_clean_portal(clean: Walked) -> None:
    shipped = set(load_checks([bundled("checks")]))

    assert {one.check for one in clean.inspection.findings} == shipped
    assert clean.inspection.coverage.judged == clean.inspection.coverage.applicable > 30


def test_one_message_is_sent_at_the_level_submit(clean: Walked) -> None:
    assert clean.submissions == 1
    assert clean.rejected > 0  # wrong input was tried, and refused


def test_judging_again_finds_the_same(clean: Walked, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(clean.folder, tmp_path / "copy"))
    stored = folder / "inspection.json"
    before = json.loads(stored.read_text(encoding="utf-8"))
    stored.write_text(json.dumps(before | {"findings": []}), encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "portalwalk", "judge", str(folder)], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert json.loads(stored.read_text(encoding="utf-8"))["findings"] == before["findings"]


@pytest.mark.parametrize("level", ["look", "fill"])
def test_below_the_level_submit_nothing_reaches_the_server(tmp_path: Path, level: str) -> None:
    writing = ("test_message_board", "test_back_navigation::test_writer_returns_to_the_form")

    walked = walk_practice(tmp_path, *writing, level=level)

    assert (walked.submissions, walked.rejected) == (0, 0)
    assert walked.checks_with("failed", "error") == set()
    assert {"message-not-accepted", "message-receipt-missing"} <= walked.checks_with("blocked")
    assert ("back-loses-input" in walked.checks_with("blocked")) is (level == "look")


FAULTY = {
    "second-login": "test_single_sign_on",
    "message-input-lost": "test_message_board",
    "search-missing": "test_search_first_page::test_resident_finds_published_items",
    "mobile-entry-lost": "test_mobile_adaptation::test_resident_finds_key_entries[iPhone 13]",
    "back-trap": "test_back_navigation::test_reader_returns_to_the_list",
}
"""One defect for each of the five first journeys; `make accuracy` walks all."""


@pytest.mark.parametrize(("name", "journey"), FAULTY.items(), ids=FAULTY)
def test_seeded_defect_is_found_with_its_picture(tmp_path: Path, name: str, journey: str) -> None:
    defect = DEFECTS[name]

    walked = walk_practice(tmp_path, journey, defects=(name,), level=defect.level)

    found = walked.finding(defect.check)
    looks = [1] if defect.level == "submit" else [1, 2]  # what was submitted once is not submitted again
    assert walked.code == 1, walked.said
    assert walked.checks_with("failed") == {defect.check, *defect.also}
    assert walked.checks_with("error") == set()
    assert [(one.number, one.outcome.value) for one in found.attempts] == [(number, "failed") for number in looks]
    for occurrence in found.occurrences:
        assert any(map(walked.kept, occurrence.evidence)), occurrence
        acts = [leg.act.value for leg in occurrence.chain]
        assert acts == (["signed-in", "entered"] if journey == "test_single_sign_on" else [])
        assert all(leg.hosts[-1].sign is not None for leg in occurrence.chain), occurrence.chain
    assert walked.submissions == (1 if defect.level == "submit" else 0)
