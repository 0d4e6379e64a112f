"""Every command ends with its documented exit code and one readable message, never with a traceback."""

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.inspecting import begin, finish
from portalwalk.judging import load_checks
from portalwalk.model.inspection import State
from portalwalk.model.journal import Entry
from portalwalk.model.observations import SearchTried
from portalwalk.model.outcome import Level
from portalwalk.model.portal import Portal
from tests.cli.command import Cli

NOW = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)


@pytest.fixture
def inspected(tmp_path: Path) -> InspectionFolder:
    """A finished inspection with one search in it."""
    folder = begin(Portal(url="http://portal.example/"), Level.FILL, tmp_path / "results")
    picture = folder.keep(b"picture", "webp", url="http://portal.example/")
    tried = SearchTried(
        url="http://portal.example/s",
        evidence=(picture,),
        query="供热",
        expected_title="供热通告",
        expected_url="http://portal.example/1",
        answered=True,
        rank=1,
        page=1,
        results_on_page=3,
    )
    scenario = "test_search_first_page.py::test_resident_finds_published_items"
    folder.append(Entry(at=NOW.isoformat(), scenario=scenario, kind="SearchTried", data=tried))
    finish(folder, load_checks([bundled("checks")]), complete=True, browser="Chromium 1")
    return folder


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("inspect", "missing.toml"), 2, "missing.toml"),
        (("inspect", "http://127.0.0.1:1/", "--scheme", "other"), 2, "'other'"),
        (("inspect", "http://127.0.0.1:1/", "--format", "html,odt"), 2, "odt"),
        (("inspect", "http://127.0.0.1:1/", "--only", "test_serch_first_page"), 2, "test_search_first_page"),
        (("inspect", "http://127.0.0.1:1/", "--checks", "nowhere"), 2, "nowhere"),
        (("inspect", "http://127.0.0.1:1/", "--resume", "nowhere"), 2, "nowhere"),
        (("inspect", "http://127.0.0.1:1/", "--browser", "nowhere/chromium"), 3, "nowhere/chromium"),
        (("inspect",), 2, "URL|portal.toml"),
        (("inspect", "http://127.0.0.1:1/", "--level", "write"), 2, "submit"),
        (("judge", "nowhere"), 2, "nowhere"),
        (("report", "nowhere"), 2, "nowhere"),
        (("verify", "nowhere"), 2, "nowhere"),
        (("practice", "--defect", "second-logn"), 2, "second-login"),
        (("fleet",), 2, "fleet"),
        (("circular",), 2, "circular"),
    ],
)
def test_a_mistake_ends_with_its_code_and_its_name(cli: Cli, arguments: tuple[str, ...], code: int, says: str) -> None:
    ran = cli(*arguments)

    assert ran.code == code
    assert says in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_portal_that_is_not_there_ends_with_3(cli: Cli, closed_port: int, browser_path: str, lang: str) -> None:
    ran = cli("inspect", f"http://127.0.0.1:{closed_port}/", "--lang", lang, "--browser", browser_path)

    assert ran.code == 3
    assert str(closed_port) in ran.err


def test_a_folder_that_cannot_be_written_ends_with_2(cli: Cli, portal_url: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    ran = cli("inspect", portal_url, "--out", tmp_path / "file" / "results")

    assert ran.code == 2
    assert "--out" in ran.err


def test_half_an_account_ends_with_2(cli: Cli, portal_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTALWALK_USERNAME", "someone")

    ran = cli("inspect", portal_url)

    assert ran.code == 2
    assert "PORTALWALK_PASSWORD" in ran.err


def test_a_bug_of_ours_is_no_traceback_and_no_verdict(tmp_path: Path) -> None:
    code = "import sys, portalwalk.cli as c; c.app = lambda: 1 / 0; sys.argv = ['portalwalk', '--lang', 'en']; c.main()"
    environ = os.environ | {"TMPDIR": str(tmp_path)}

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ, check=False)

    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    assert "ZeroDivisionError" in next(tmp_path.glob("portalwalk-*.log")).read_text(encoding="utf-8")


def test_a_run_that_breaks_leaves_a_partial_inspection(
    cli: Cli, portal_url: str, tmp_path: Path, browser_path: str
) -> None:
    suite = tmp_path / "suite"
    (suite / "scenarios").mkdir(parents=True)
    (suite / "portal.toml").write_text(f'url = "{portal_url}"\n', encoding="utf-8")
    breaks = "import os\n\n\ndef test_breaks(pytestconfig: object) -> None:\n    os._exit(9)\n"
    (suite / "scenarios" / "test_breaks.py").write_text(breaks, encoding="utf-8")

    ran = cli(
        *("inspect", suite, "--only", "test_breaks", "--workers", "1", "--lang", "en"),
        *("--browser", browser_path),
    )

    assert ran.code == 3
    assert "did not come to its end: it ended with code 9" in ran.err
    stored = json.loads(next(tmp_path.glob("results/*/*/inspection.json")).read_text(encoding="utf-8"))
    assert stored["state"] == "partial"
    assert next(tmp_path.glob("results/*/*/report/index.html")).is_file()


def test_a_suite_without_verdicts_says_nothing_of_the_portal(
    cli: Cli, portal_url: str, tmp_path: Path, browser_path: str
) -> None:
    suite = tmp_path / "suite"
    (suite / "scenarios").mkdir(parents=True)
    (suite / "portal.toml").write_text(f'url = "{portal_url}"\n', encoding="utf-8")
    (suite / "scenarios" / "test_nothing.py").write_text("def test_nothing() -> None: ...\n", encoding="utf-8")
    (suite / "scenarios" / "test_wrong.py").write_text("def test_wrong() -> None\n", encoding="utf-8")

    ran = cli(
        *("inspect", suite, "--only", "test_nothing", "--only", "test_wrong", "--lang", "en"),
        *("--browser", browser_path),
    )

    assert ran.code == 3
    assert "Nothing could be judged" in ran.err
    assert "Not every test module could run" in ran.err
    assert "test_wrong.py" in ran.err
    assert "SyntaxError" in ran.err


def test_only_what_was_not_finished_is_gone_on_with(cli: Cli, inspected: InspectionFolder) -> None:
    elsewhere = cli("inspect", "http://other.example/", "--resume", inspected.path, "--lang", "en")
    finished = cli("inspect", "http://portal.example/", "--resume", inspected.path, "--lang", "en")

    assert (elsewhere.code, finished.code) == (2, 2)
    assert "not of http://other.example/" in elsewhere.err
    assert "nothing to go on with" in finished.err


def test_stored_observations_are_judged_again_without_breaking_the_seal(cli: Cli, inspected: InspectionFolder) -> None:
    before = inspected.read_inspection()

    ran = cli("judge", inspected.path, "--format", "html,json")

    after = inspected.read_inspection()
    assert ran.code == 0
    assert (after.findings, after.manifest_head, after.finished_at) == (
        before.findings,
        before.manifest_head,
        before.finished_at,
    )
    assert cli("verify", inspected.path).code == 0


def test_a_killed_inspection_is_ended_by_judging_it(cli: Cli, tmp_path: Path) -> None:
    folder = begin(Portal(url="http://portal.example/"), Level.FILL, tmp_path / "results")

    ran = cli("judge", folder.path)

    assert ran.code == 3
    assert folder.read_inspection().state is State.PARTIAL


def test_a_scheme_that_is_not_there_is_refused(cli: Cli, inspected: InspectionFolder) -> None:
    ran = cli("judge", inspected.path, "--scheme", "other", "--lang", "en")

    assert ran.code == 2
    assert "'other'" in ran.err


def test_a_report_is_written_again(cli: Cli, inspected: InspectionFolder) -> None:
    ran = cli("report", inspected.path, "--format", "html,junit")

    assert ran.code == 0
    assert {path.name for path in (inspected.path / "report").iterdir()} >= {"index.html", "junit.xml"}


def test_touched_evidence_is_told(cli: Cli, inspected: InspectionFolder) -> None:
    next((inspected.path / "evidence").rglob("*.webp")).write_bytes(b"another picture")

    ran = cli("verify", inspected.path)

    assert ran.code == 1
    assert "被改动" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_check_is_listed(cli: Cli, lang: str) -> None:
    ran = cli("list", "checks", "--lang", lang)

    checks = load_checks([bundled("checks")])
    assert ran.code == 0
    assert all(check in ran.out for check in checks)


def test_scenarios_and_schemes_are_listed(cli: Cli) -> None:
    assert "test_search_first_page" in cli("list", "scenarios").out
    assert "portalwalk" in cli("list", "schemes").out


def test_help_tells_the_exit_codes(cli: Cli) -> None:
    for arguments in (("--help",), ("inspect", "--help")):
        said = cli(*arguments).out
        assert "could not be inspected" in said
        assert "无法检查该门户" in said


def test_practice_runs_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "portalwalk", "practice", "--lang", "en", "--form", "wild"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        assert running.stdout is not None
        watch = threading.Timer(60, running.kill)
        watch.start()
        for line in running.stdout:
            if "portalwalk inspect" in line:
                running.send_signal(signal.SIGINT)
                break
        rest = running.stdout.read()
        code = running.wait(timeout=30)
        watch.cancel()

    assert code == 0
    assert "accepted 0 submissions" in rest
