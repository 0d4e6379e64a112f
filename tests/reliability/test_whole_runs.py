"""Whole runs: what one journey meets, the others do not feel; a killed run can be read and gone on with."""

import os
import re
import signal
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portalwalk import inspecting
from portalwalk.bundled import bundled
from portalwalk.evidence.verify import verify
from portalwalk.judging import load_checks
from portalwalk.model.inspection import State
from portalwalk.model.observations import PortalScouted, WayHomeSeen
from tests.reliability.hostile import Hostile
from tests.reliability.suite_to_walk import Suite


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(tmp_path)


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a run with all its processes, as a power cut does."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_one_journey_after_another_goes_on(suite: Suite, hostile_portal: Hostile) -> None:
    paths = ("/hang", "/busy", "/wall", "/reset", "/sound")

    code, said = suite.opening(*paths).run(hostile_portal.url)

    assert code == 0, said
    assert suite.stops() == {
        "test_opens[/hang]": "error",
        "test_opens[/busy]": "error",
        "test_opens[/wall]": "blocked",
        "test_opens[/reset]": "error",
    }
    assert suite.ended() == [f"test_opens[{path}]" for path in paths]
    assert [entry.scenario for entry in suite.entries(WayHomeSeen)] == ["test_small.py::test_opens[/sound]"]
    assert suite.inspection.state is State.COMPLETE
    assert "failed" not in suite.outcomes().values()
    assert verify(suite.inspection_folder.path).ok


def test_hostile_names_are_harmless_in_everything_written(suite: Suite, hostile_portal: Hostile) -> None:
    code, said = suite.opening("/names", "/..%2f..%2fx").run(hostile_portal.url, "--junitxml", "junit.xml")

    assert code == 0, said
    folder = suite.inspection_folder.path
    report = (folder / "report" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in report
    assert "<img src=x" not in report
    assert "&lt;script&gt;alert(1)" in report
    names = {path.relative_to(suite.folder / "results").as_posix() for path in folder.rglob("*")}
    assert [name for name in names if not re.fullmatch(r"[\w./-]+", name) or ".." in name] == []
    assert ElementTree.parse(suite.folder / "junit.xml").getroot().tag == "testsuites"  # noqa: S314 - our own


@pytest.mark.parametrize("home", ["/error", "/hang", "/redirect"])
def test_home_page_that_cannot_be_seen_accuses_nobody(suite: Suite, hostile_portal: Hostile, home: str) -> None:
    code, said = suite.shipped("test_search_first_page", "test_message_board").run(hostile_portal.at(home))

    assert code == 0, said
    assert set(suite.outcomes().values()) == {"error"}
    assert len(suite.ended()) == 3


def test_board_that_hangs_is_not_missing(suite: Suite, hostile_portal: Hostile) -> None:
    _code, said = suite.shipped("test_message_board").run(hostile_portal.at("/with-hanging-board"))

    assert suite.outcomes()["message-channel-missing"] in ("error", "cantTell"), said


def test_killed_run_is_a_partial_inspection_that_can_be_finished(suite: Suite, hostile_portal: Hostile) -> None:
    process = suite.opening("/sound", "/hang", "/news").start(hostile_portal.url, patient=True)
    hostile_portal.wait_for("/hang")
    kill(process)

    folder = suite.inspection_folder
    assert folder.read_inspection().state is State.RUNNING
    assert suite.ended() == ["test_opens[/sound]"]
    partial = inspecting.finish(folder, load_checks([bundled("checks")]), complete=False)
    assert partial.state is State.PARTIAL
    assert suite.outcomes() == {"breadcrumb-missing": "passed", "home-link-missing": "passed"}
    assert verify(folder.path).ok

    code, said = suite.run(hostile_portal.url, "--inspection", str(folder.path), "--resume")

    assert code == 0, said
    assert suite.ended() == ["test_opens[/sound]", "test_opens[/hang]", "test_opens[/news]"]
    assert hostile_portal.count("/sound") == 1
    assert suite.inspection.state is State.COMPLETE
    assert verify(folder.path).ok


def test_submission_is_not_repeated_after_a_kill(suite: Suite, hostile_portal: Hostile) -> None:
    home = hostile_portal.at("/with-board")
    process = suite.shipped("test_message_board").start(home, "--level", "submit", patient=True)
    hostile_portal.wait_for("/swallows")
    kill(process)
    assert len(hostile_portal.written()) == 1

    folder = suite.inspection_folder.path
    _code, said = suite.run(home, "--level", "submit", "--inspection", str(folder), "--resume")

    assert len(hostile_portal.written()) == 1, said
    assert "blocked" in suite.stops().values()
    assert suite.outcomes()["message-not-accepted"] == "blocked"


@pytest.mark.parametrize("home", ["/with-board", "/with-get-board"])
def test_at_level_fill_nothing_is_sent(suite: Suite, hostile_portal: Hostile, home: str) -> None:
    _code, said = suite.shipped("test_message_board").run(hostile_portal.at(home))

    assert any(one.path.endswith("board") and one.path != home for one in hostile_portal.asked), said
    assert hostile_portal.written() == []
    assert hostile_portal.count("/swallows") == 0


def test_column_that_ends_the_browser_does_not_hide_the_others(suite: Suite, hostile_portal: Hostile) -> None:
    suite.shipped("test_search_first_page").run(hostile_portal.at("/with-busy-column"), "-k", "published")

    (scouted,) = suite.entries(PortalScouted)
    assert isinstance(scouted.data, PortalScouted)
    assert [column.name for column in scouted.data.columns] == ["新闻动态"]
