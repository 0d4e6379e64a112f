"""A suite of one's own that runs as it is written, and a doctor that says what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.judging import load_checks
from portalwalk.portal_file import load_portal
from tests.cli.command import Cli


def test_a_suite_is_written_that_can_be_read(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", "mine", "--url", "www.example.org")

    assert ran.code == 0
    assert load_portal("mine/portal.toml", environ={}).url == "https://www.example.org/"
    assert "my-first-check" in load_checks([bundled("checks"), tmp_path / "mine" / "checks"])
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", "scenarios", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path / "mine",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "test_my_first.py::test_resident_opens_the_portal" in collected.stdout


def test_what_can_be_switched_on_in_the_portal_file_is_right(cli: Cli, tmp_path: Path) -> None:
    cli("init", "mine")
    file = tmp_path / "mine" / "portal.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    examples = [line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in lines]
    file.write_text("\n".join(examples), encoding="utf-8")

    account = {"PORTALWALK_USERNAME": "u", "PORTALWALK_PASSWORD": "p", "STAGING_USER": "s", "STAGING_PASSWORD": "t"}
    portal = load_portal(str(file), environ=account)

    assert portal.login.hosts == ("sso.example.gov.cn",)
    assert portal.sections[0].name == "区长信箱"
    assert portal.access.allow_untrusted_certificate


def test_nothing_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine" / "checks").mkdir(parents=True)
    mine = tmp_path / "mine" / "checks" / "my_first_check.py"
    mine.write_text("# mine", encoding="utf-8")

    ran = cli("init", "mine", "--lang", "en")

    assert ran.code == 2
    assert "my_first_check.py" in ran.err
    assert mine.read_text(encoding="utf-8") == "# mine"
    assert not (tmp_path / "mine" / "portal.toml").exists()


def test_the_doctor_finds_all_well(cli: Cli, browser_path: str) -> None:
    ran = cli("doctor", "--lang", "en", "--browser", browser_path)

    assert ran.code == 0
    assert "Ready to inspect" in ran.out


def test_the_doctor_says_how_to_get_a_browser(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTALWALK_BROWSER", "nowhere/chromium")

    ran = cli("doctor", "--lang", "en")

    assert ran.code == 3
    assert "playwright install chromium" in ran.out


def test_the_doctor_sees_a_browser_that_does_not_start(cli: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)

    ran = cli("doctor", "--lang", "en", "--browser", broken)

    assert ran.code == 3
    assert "install-deps" in ran.out
