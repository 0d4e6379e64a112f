"""Allure results: what Allure 2 and 3 read, with a history that goes on from one inspection to the next."""

import json
from pathlib import Path
from typing import Any

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.outcome import Outcome
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS, HOSTILE_TITLE, write_sample


def written(folder: InspectionFolder, lang: str = "en") -> Path:
    return write_report(folder, CHECKS, formats=("allure",), lang=lang)["allure"]


def results(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the results by full name."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*-result.json")]
    return {document["fullName"]: document for document in documents}


@pytest.fixture(scope="module")
def allure(inspected: InspectionFolder) -> Path:
    return written(inspected)


def steps_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for step in result.get("steps", []) for one in (step, *steps_of(step))]


def test_every_journey_and_check_has_a_result_with_the_right_status(allure: Path) -> None:
    assert {name: result["status"] for name, result in results(allure).items()} == {
        "test_search_first_page#search-misses-published-item": "failed",
        "test_search_first_page#search-result-broken": "skipped",
        "test_mobile_adaptation#sideways-scroll": "failed",
        "test_mobile_adaptation#viewport-missing": "passed",
        "test_single_sign_on#second-login": "failed",
        "test_message_board#second-login": "failed",
        "test_single_sign_on#logout-incomplete": "skipped",
        "test_single_sign_on#login-fails": "skipped",
        "test_back_navigation#back-fails": "broken",
        "test_message_board#message-daily-limit": "skipped",
    }


def test_what_was_not_judged_says_why(allure: Path) -> None:
    found = results(allure)

    def message(name: str) -> str:
        return str(found[name]["statusDetails"]["message"])

    assert message("test_single_sign_on#login-fails") == "blocked: The sign-in form asks for a CAPTCHA."
    assert message("test_back_navigation#back-fails").startswith("our own error: ")
    assert message("test_single_sign_on#logout-incomplete").startswith("needs a person: ")
    assert found["test_search_first_page#search-result-broken"]["statusDetails"]["flaky"] is True


def test_each_result_has_what_allure_asks_for(allure: Path) -> None:
    for result in results(allure).values():
        labels = {label["name"]: label["value"] for label in result["labels"]}

        assert {"parentSuite", "suite", "feature", "severity", "tag", "package"} <= set(labels)
        assert result["stage"] == "finished"
        assert isinstance(result["start"], int)
        assert result["stop"] >= result["start"] > 1_700_000_000_000  # milliseconds, not seconds
        assert (allure / f"{result['uuid']}-result.json").is_file()


def test_severity_follows_the_impact(allure: Path) -> None:
    found = results(allure)["test_mobile_adaptation#sideways-scroll"]

    assert {"name": "severity", "value": "blocker"} in found["labels"]
    assert found["name"] == "No sideways scrolling"
    assert found["statusDetails"]["message"] == "Pages scroll sideways"


def test_pictures_lie_in_the_folder_each_once(allure: Path) -> None:
    attached = [one for result in results(allure).values() for step in steps_of(result) for one in step["attachments"]]
    sources = {one["source"] for one in attached}

    assert len(attached) > len(sources) > 5  # some pictures prove two things
    assert sources == {path.name for path in allure.glob("*-attachment.*")}
    assert {one["type"] for one in attached} == {"image/jpeg"}


def test_attachments_are_copies_so_that_nobody_changes_evidence_through_them(inspected: InspectionFolder) -> None:
    picture = next(iter(written(inspected).glob("*-attachment.jpg")))
    originals = {path.stat().st_ino for path in (inspected.path / "evidence").rglob("*.jpg")}

    assert picture.stat().st_ino not in originals


def test_history_goes_on_in_the_next_inspection_and_not_in_another_portal(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    first = results(written(folder))
    inspection = folder.read_inspection()
    folder.write_inspection(inspection.model_copy(update={"started_at": "2027-02-22T09:31:05Z"}))
    later = results(written(folder, "zh"))
    elsewhere = inspection.portal.model_copy(update={"id": "other.example.gov.cn"})
    folder.write_inspection(inspection.model_copy(update={"portal": elsewhere}))
    other = results(written(folder))

    for name, result in first.items():
        assert later[name]["historyId"] == result["historyId"] != other[name]["historyId"]
        assert later[name]["uuid"] != result["uuid"]
        assert later[name]["testCaseId"] == result["testCaseId"] == other[name]["testCaseId"]
    assert len({result["historyId"] for result in first.values()}) == len(first)


def test_nothing_of_an_earlier_report_is_left(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    before = {path.name for path in written(folder).glob("*-result.json")}
    kept = tuple(one for one in folder.read_inspection().findings if one.outcome is Outcome.PASSED)
    folder.write_inspection(folder.read_inspection().model_copy(update={"findings": kept}))

    after = {path.name for path in written(folder).glob("*-result.json")}

    assert len(after) == 1
    assert after < before


def test_hostile_words_make_no_link_and_no_markup(allure: Path) -> None:
    found = results(allure)["test_search_first_page#search-misses-published-item"]

    assert all(link["url"].startswith("https://") for link in found["links"])
    assert HOSTILE_TITLE in {step["name"] for step in steps_of(found)}  # Allure shows names as text
    assert "<" not in found["description"]


def test_the_environment_names_the_inspection_and_its_seal(inspected: InspectionFolder) -> None:
    folder = written(inspected, "zh")
    lines = (folder / "environment.properties").read_text(encoding="ascii").splitlines()
    told = dict(line.encode().decode("unicode_escape").split(" = ") for line in lines)

    assert told["检查工具"] == "PortalWalk 0.1.0"
    assert told["证据清单末条记录的 SHA-256"] == inspected.read_inspection().manifest_head


def test_allure_2_gets_a_category_for_each_way_not_to_be_judged(inspected: InspectionFolder) -> None:
    folder = written(inspected, "zh")
    categories = json.loads((folder / "categories.json").read_text(encoding="utf-8"))
    messages = [one["statusDetails"]["message"] for one in results(folder).values() if one["status"] == "skipped"]
    starts = [
        one["messageRegex"].removeprefix("(?s)").removesuffix(".*") for one in categories if "messageRegex" in one
    ]

    assert {"failed", "broken", "skipped"} == {status for one in categories for status in one["matchedStatuses"]}
    assert all(sum(message.startswith(start) for start in starts) == 1 for message in messages)
