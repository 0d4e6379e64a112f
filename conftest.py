"""Settings of this repository's own test run; the scenarios pass without it."""

import pytest

from portalwalk.browser.finding import BrowserMissingError, find_browser


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser that tests start; without one they say how to get it."""
    try:
        return find_browser().executable
    except BrowserMissingError as error:
        pytest.fail(str(error), pytrace=False)
