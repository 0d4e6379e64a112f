"""Which browser is started, and what is said when there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portalwalk.browser.finding import ENVIRONMENT, BrowserMissingError, find_browser

MakeProgram = Callable[..., str]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeProgram:
    """Make programs on a computer that has nothing else."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("sys.platform", "linux")

    def make(name: str, folder: str = "bin") -> str:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return str(path)

    return make


def playwrights_own(program: MakeProgram, version: int = 1234) -> str:
    return program("chrome", f"home/.cache/ms-playwright/chromium-{version}/chrome-linux")


def test_they_are_tried_in_this_order(program: MakeProgram) -> None:
    system = program("chromium")
    assert find_browser(environ={}).executable == system
    chrome = program("google-chrome")
    assert find_browser(environ={}).executable == chrome
    own = playwrights_own(program)
    assert find_browser(environ={}).executable == own
    from_environment = program("mine")
    assert find_browser(environ={ENVIRONMENT: from_environment}).executable == from_environment
    named = program("named")
    assert find_browser(named, {ENVIRONMENT: from_environment}).executable == named


def test_how_it_was_found_is_said_in_both_languages(program: MakeProgram) -> None:
    mine = program("mine")

    found = find_browser(environ={ENVIRONMENT: mine})

    assert ENVIRONMENT in found.how
    assert ENVIRONMENT in found.how_zh


def test_a_name_alone_is_looked_up(program: MakeProgram) -> None:
    brave = program("brave")

    assert find_browser("brave", {}).executable == brave


def test_the_newest_of_playwrights_own_is_taken(program: MakeProgram) -> None:
    playwrights_own(program, 999)
    newest = playwrights_own(program, 1210)

    assert find_browser(environ={}).executable == newest


def test_playwrights_own_folder_may_be_elsewhere(
    program: MakeProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = program("chrome", "elsewhere/chromium-1/chrome-linux64")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "elsewhere"))

    assert find_browser(environ={}).executable == own


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_named_one_that_is_missing_is_not_replaced(program: MakeProgram, by_environment: bool) -> None:
    program("chromium")

    with pytest.raises(BrowserMissingError) as missing:
        find_browser(None if by_environment else "/no/such", {ENVIRONMENT: "/no/such"} if by_environment else {})

    assert "/no/such" in str(missing.value)
    assert (ENVIRONMENT if by_environment else "--browser") in missing.value.tried[0]


def test_no_browser_at_all_says_what_was_tried_and_how_to_get_one(program: MakeProgram) -> None:
    with pytest.raises(BrowserMissingError) as missing:
        find_browser(environ={})

    said = str(missing.value)
    assert len(missing.value.tried) == 4
    assert all(way in said for way in missing.value.tried)
    assert "playwright install chromium" in said
    assert "apt-get install chromium" in said
    assert ENVIRONMENT in said


def test_the_environment_is_that_of_the_process(program: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = program("mine")
    monkeypatch.setenv(ENVIRONMENT, mine)

    assert find_browser().executable == mine
