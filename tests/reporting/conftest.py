"""A sample inspection with its report, and a browser to open it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS, write_sample

QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> InspectionFolder:
    """One inspection, read by many tests and changed by none."""
    return write_sample(tmp_path_factory.mktemp("results"))


@pytest.fixture(scope="session")
def report(inspected: InspectionFolder) -> Path:
    return write_report(inspected, CHECKS)["html"]


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=browser_path, args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a file; at the end nothing may have been asked of a network, and no script may have failed."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def open_it(path: Path, *, width: int = 1440, height: int = 900, fragment: str = "", scripts: bool = True) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri() + fragment)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert complaints == []
