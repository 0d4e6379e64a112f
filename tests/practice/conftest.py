"""A practice portal for each test, a visitor without a browser, and one with."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from portalwalk.practice import Form, PracticePortal, running
from tests.practice.whole import Whole

CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
GOOD_MESSAGE = {
    "name": "张三",
    "phone": "13800000000",
    "kind": "咨询",
    "title": "测试：请勿办理",
    "content": "这是一条测试留言。",
    "is_public": "不公开",
}


@dataclass
class Visitor:
    """Someone who visits a portal without a browser."""

    portal: PracticePortal
    http: httpx.Client
    _hidden: re.Pattern[str] = field(default=re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"'))

    @property
    def good_message(self) -> dict[str, str]:
        return GOOD_MESSAGE.copy()

    def get(self, path: str, **parameters: str) -> httpx.Response:
        return self.http.get(path, params=parameters or None)

    def submit(self, page: httpx.Response, **typed: str) -> httpx.Response:
        """Submit the form of a page to where the page itself is."""
        return self.http.post(page.url.copy_with(query=None), data=dict(self._hidden.findall(page.text)) | typed)

    def sign_in(self, path: str = "/login", password: str = "") -> httpx.Response:
        page = self.get(path)
        return self.submit(page, username=self.portal.username, password=password or self.portal.password)

    def ask(self, **typed: str) -> httpx.Response:
        return self.submit(self.get("/zmhd/wszx/new"), **(typed or GOOD_MESSAGE))


Visit = Callable[..., Visitor]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Visit a portal that has the named defects."""
    with ExitStack() as stack:

        def visitor(*defects: str) -> Visitor:
            portal = stack.enter_context(running(defects=defects))
            http = httpx.Client(base_url=portal.url, follow_redirects=True, trust_env=False)
            return Visitor(portal, stack.enter_context(http))

        yield visitor


@pytest.fixture(scope="session")
def sound_portal() -> Iterator[PracticePortal]:
    with running() as portal:
        yield portal


@pytest.fixture
def sound(sound_portal: PracticePortal) -> Iterator[Visitor]:
    """A new visitor to a portal without defects, which other visitors know, too."""
    with httpx.Client(base_url=sound_portal.url, follow_redirects=True, trust_env=False) as http:
        yield Visitor(sound_portal, http)


@pytest.fixture(scope="module")
def browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """A browser that keeps pages for Back, as a visitor's does."""
    browser = playwright.chromium.launch(
        executable_path=browser_path,
        args=CHROMIUM_OPTIONS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        context.set_default_timeout(5_000)
        yield context


@pytest.fixture
def phone(browser: Browser, playwright: Playwright) -> Iterator[BrowserContext]:
    with browser.new_context(**playwright.devices["iPhone 13"]) as context:
        context.set_default_timeout(5_000)
        yield context


Opened = Callable[[str], Page]


@pytest.fixture(scope="session")
def wild_portal() -> Iterator[PracticePortal]:
    with running(form=Form.WILD) as portal:
        yield portal


@pytest.fixture
def opened(desktop: BrowserContext, wild_portal: PracticePortal) -> Opened:
    """Open a page of the wild portal."""

    def page(path: str) -> Page:
        page = desktop.new_page()
        page.goto(wild_portal.url + path)
        return page

    return page


@pytest.fixture(scope="session")
def plain() -> Whole:
    """The plain form, surveyed."""
    return Whole(Form.PLAIN)


@pytest.fixture(scope="session")
def wild() -> Whole:
    """The wild form, surveyed."""
    return Whole(Form.WILD)


@pytest.fixture(params=["plain", "wild"])
def whole(request: pytest.FixtureRequest) -> Whole:
    """Each form, surveyed."""
    surveyed = request.getfixturevalue(request.param)
    assert isinstance(surveyed, Whole)
    return surveyed
