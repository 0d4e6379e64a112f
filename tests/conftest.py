"""One browser driver for all tests of a process: Playwright allows no second one beside it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from portalwalk.browser.finding import BrowserChoice
from portalwalk.browser.launch import Chromium


@pytest.fixture(scope="session")
def engine(browser_path: str) -> Iterator[Chromium]:
    """PortalWalk's own browser, started when a test first needs it."""
    chromium = Chromium(BrowserChoice(browser_path, "found for the tests", "测试所用"))
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def playwright(engine: Chromium) -> Playwright:
    return engine.playwright
