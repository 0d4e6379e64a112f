"""One browser driver for all tests of a process: Playwright allows no second one beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Playwright

from portalwalk import inspecting
from portalwalk.browser.context import DESKTOP, Visit
from portalwalk.browser.finding import BrowserChoice
from portalwalk.browser.launch import Chromium
from portalwalk.browser.limits import Limits
from portalwalk.browser.recorder import Settings
from portalwalk.evidence.redaction import Redactor
from portalwalk.model.outcome import Level
from portalwalk.model.portal import Portal
from portalwalk.pages.walk import Walk
from tests.reliability.hostile import Hostile, hostile

QUICK = Limits(navigation_ms=3_000, action_ms=3_000, settle_ms=1_500, step_s=30, journey_s=60, last_picture_s=10)
"""What a hanging page may cost a test; a step has time enough on a busy machine."""


class NewWalk(Protocol):
    """Send a visitor to the hostile portal."""

    def __call__(
        self,
        *,
        device: str = DESKTOP,
        secrets: tuple[str, ...] = (),
        limits: Mapping[str, float] | None = None,
        level: Level = Level.FILL,
    ) -> Walk: ...


@pytest.fixture(scope="session")
def engine(browser_path: str) -> Iterator[Chromium]:
    """PortalWalk's own browser, started when a test first needs it."""
    chromium = Chromium(BrowserChoice(browser_path, "found for the tests", "测试所用"))
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def playwright(engine: Chromium) -> Playwright:
    return engine.playwright


@pytest.fixture
def hostile_portal() -> Iterator[Hostile]:
    with hostile() as portal:
        yield portal


@pytest.fixture
def new_walk(engine: Chromium, hostile_portal: Hostile, tmp_path: Path) -> Iterator[NewWalk]:
    """Walks whose limits are short; all of one test write into one inspection folder."""
    portal = Portal(url=hostile_portal.url, name="清河市人民政府")
    folder = inspecting.begin(portal, Level.FILL, tmp_path / "results")
    made: list[Walk] = []

    def send(
        *,
        device: str = DESKTOP,
        secrets: tuple[str, ...] = (),
        limits: Mapping[str, float] | None = None,
        level: Level = Level.FILL,
    ) -> Walk:
        settings = Settings(
            chromium=engine,
            visit=Visit(product="PortalWalk/0 (test)"),
            folder=folder,
            redactor=Redactor(secrets),
            level=level,
            limits=replace(QUICK, **(limits or {})),  # type: ignore[arg-type]
        )
        walk = Walk(settings, f"test_hostile.py::test_{len(made)}", device=device, portal=portal)
        made.append(walk)
        return walk

    yield send
    for walk in made:
        walk.leave()
