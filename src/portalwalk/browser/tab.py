"""One visitor's window: what happens in it is listened to, acted on and waited for in one place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from playwright.sync_api import BrowserContext, Error, JSHandle, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from portalwalk.browser.events import WindowEvents
from portalwalk.browser.limits import STANDARD, Limits
from portalwalk.browser.pace import BUSY, RETRY_MOST_S, Pace, seconds_asked_for
from portalwalk.browser.scripts import NOTICES_CHANGES, STANDS_STILL
from portalwalk.browser.stops import LookError, WindowLostError

BACK_MS = 5_000
POLL_MS = 15
REACTION_MS = 1_500
"""How long a click may take to show that it does anything at all."""
QUIET_MS = 30
"""A page that is all there, asks for nothing more and has not changed for two frames of a screen stands still."""
LEADS_ON_MS = 120
"""A click mostly leads to another page: for this long nothing is asked of the one it was made on."""
STIRRED_QUIET_MS = 250
"""A page that a click changed without leading elsewhere may still be on its way: it has to stand still for longer."""
FETCH_MS = 1_500
"""What a page's scripts ask for is waited for this long; some never stop asking."""
_NOT_THE_LINE = ("ERR_TOO_MANY_REDIRECTS", "ERR_INVALID", "ERR_UNSAFE")
"""Errors that an answer of the portal itself makes."""


@dataclass(slots=True)
class Landing:
    """What a click, an address or Back led to."""

    url: str
    status: int | None = None
    error: str = ""
    """The browser's own words when no page came of it: `net::ERR_CACHE_MISS` …"""
    new_window: bool = False
    download: str = ""
    """Suggested file name, when it led to a download instead of a page."""
    dialogs: tuple[str, ...] = ()
    changed: bool = True
    """False: nothing at all was seen to happen."""
    unfinished: bool = False
    """The page was still loading when the wait ended."""


@dataclass
class Tab:
    """The window a visitor looks at, and wherever it leads."""

    context: BrowserContext
    limits: Limits = STANDARD
    pace: Pace = field(default_factory=Pace)
    events: WindowEvents = field(init=False)
    _page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.events = WindowEvents(self.context)
        self.page = self.context.new_page()
        self.events.forget()

    @property
    def page(self) -> Page:
        """The window that is looked at."""
        return self._page

    @page.setter
    def page(self, page: Page) -> None:
        self._page = self.events.shown = page

    @property
    def status(self) -> int | None:
        """HTTP status of the current document, when it came over the network."""
        return self.events.statuses.get(self.page)

    @property
    def document_was_posted(self) -> bool:
        """Whether the current document came as the direct answer to a POST."""
        return self.events.methods.get(self.page) == "POST"

    @property
    def url(self) -> str:
        """Address of the current document."""
        return self.page.url

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing left to look at: crashed, closed, or ended together with its browser."""
        browser = self.context.browser
        has_crashed = self.page in self.events.crashed
        return has_crashed or self.page.is_closed() or (browser is not None and not browser.is_connected())

    def goto(self, url: str) -> Landing:
        """Open an address as if typed into the address bar.

        Raises:
            LookError: the host is unreachable, or no answer came in time.
            WindowLostError: the page crashed or closed its window.

        """
        self.events.forget()
        if gap_s := self.pace.gap_s(url):
            self.page.wait_for_timeout(gap_s * 1000)
        asked = monotonic()
        try:
            self.page.goto(url, wait_until="commit")
        except PlaywrightTimeoutError as error:
            raise self._no_answer(url) from error
        except Error as error:
            return self._failed(error, url)
        took_s = monotonic() - asked
        return self._come_whole(unfinished=not self.settle(), took_s=took_s)

    def click(self, locator: Locator, *, tap: bool = False) -> Landing:
        """Click (or tap) with a real pointer, and follow wherever that leads.

        Raises:
            PlaywrightTimeoutError: the element cannot be clicked: covered, moving, gone.
            LookError: where it leads is unreachable, or did not answer in time.
            WindowLostError: the page crashed or closed its window.

        """
        self.events.forget()
        before, stir = (self._motions, self.events.requests_sent), self._watched()
        press = locator.tap if tap else locator.click
        press(no_wait_after=True)  # where it leads gets the time of a navigation, not of a click
        return self._follow(before, stir)

    def press(self, key: str) -> Landing:
        """Press a key in what has the focus, and follow wherever that leads."""
        self.events.forget()
        before, stir = (self._motions, self.events.requests_sent), self._watched()
        self.page.keyboard.press(key)
        return self._follow(before, stir)

    def back(self, *, times: int = 1) -> Landing:
        """Go back in the session history as the browser's gesture does."""
        self.events.forget()
        landing = Landing(self.url)
        for _ in range(times):
            landing = self._back_once()
        return landing

    def close_window(self) -> None:
        """Close the current window and look at the one before it."""
        others = [page for page in self.context.pages if page is not self.page and not page.is_closed()]
        if others:
            self.page.close()
            self.page = others[-1]

    def settle(self, most_ms: float | None = None, quiet_ms: float = QUIET_MS) -> bool:
        """Wait until the document is there, asks for nothing more and has stopped changing; False when it never did.

        Raises:
            WindowLostError: the page crashed or closed its window.

        """
        began = monotonic()
        end = began + (self.limits.settle_ms if most_ms is None else most_ms) / 1000
        while True:
            left_ms = (end - monotonic()) * 1000
            if left_ms <= 0:
                return False
            if self._is_coming(began):  # nothing can be asked of a page that is on its way: it would not return
                self._pause()
                continue
            try:  # not wait_for_load_state: it never returns for a page restored from the back/forward cache
                settled = self.page.evaluate(STANDS_STILL, [quiet_ms, max(left_ms, quiet_ms), FETCH_MS])
            except PlaywrightTimeoutError:
                return False
            except Error:
                self._pause()  # it is moving on to the next document: look again
                continue
            if not self._is_coming(began):
                return bool(settled)
            self._pause()

    @property
    def _motions(self) -> int:
        return self.events.motions.get(self.page, 0)

    def _is_coming(self, since: float) -> bool:
        fetches = bool(self.events.fetching.get(self.page)) and monotonic() - since < FETCH_MS / 1000
        return self.page in self.events.moving or fetches

    def wait_until(self, condition: Callable[[], bool], most_ms: float) -> bool:
        """Poll a condition while the page lives on; False when the time is up.

        Raises:
            WindowLostError: the page crashed or closed its window.

        """
        end = monotonic() + most_ms / 1000
        while not condition():
            if monotonic() >= end:
                return False
            self._pause()
        return True

    def _pause(self) -> None:
        """Let the page go on for a moment; when it closed its window, look at the one before it."""
        try:
            self.page.wait_for_timeout(POLL_MS)
        except Error:
            if not self.page.is_closed() and self.page not in self.events.crashed:
                raise
        if self.page in self.events.crashed:
            raise WindowLostError("The page crashed the browser's renderer.", "页面使浏览器渲染进程崩溃。")
        if self.page.is_closed():
            left = [page for page in self.context.pages if not page.is_closed()]
            if not left:
                raise WindowLostError("The page closed its own window.", "页面自行关闭了窗口。")
            self.page = left[-1]

    def _follow(self, before: tuple[int, int], stir: JSHandle | None) -> Landing:
        opened, end = self.page, monotonic() + self.limits.navigation_ms / 1000
        changed = self._has_reacted(before, stir)
        still_open = [page for page in self.events.windows if not page.is_closed()]
        if still_open:
            self.page = still_open[-1]
        finished = self.settle()
        while self.page in self.events.moving:  # a slow page is not the page that was left
            left_ms = (end - monotonic()) * 1000
            if left_ms <= 0:
                raise self._no_answer(self.events.asked_for.get(self.page, self.url))
            finished = self.settle(left_ms)
        landing = self._come_whole(unfinished=not finished)
        landing.new_window = self.page is not opened
        landing.changed = changed
        return landing

    def _come_whole(self, *, unfinished: bool, took_s: float = 0) -> Landing:
        """Return where one landed, unless the line failed; a page that breaks off is loaded once more.

        One that breaks off again does so for every visitor: it is taken as it is.
        """
        self.pace.note(self.url, self.status, took_s)
        said = self.events.failures.get(self.page, "")
        if not said or "ERR_ABORTED" in said or self.events.downloads:
            return self._waited_for(self._landed(unfinished=unfinished))
        if self.url.startswith("chrome-error:"):
            return self._did_not_come(said, self.events.asked_for.get(self.page, self.url))
        if self.document_was_posted:
            return self._landed(unfinished=True)
        return self._loaded_again()

    def _loaded_again(self) -> Landing:
        url = self.url
        try:
            self.page.reload(wait_until="commit")
        except PlaywrightTimeoutError as error:
            raise self._no_answer(url) from error
        except Error as error:
            return self._failed(error, url)
        unfinished = not self.settle()
        said = self.events.failures.get(self.page, "")
        if said and not self._holds_anything():
            return self._did_not_come(said, url)
        return self._landed(unfinished=unfinished or bool(said))

    def _holds_anything(self) -> bool:
        """Whether anything of the document came; without an element the browser cannot even draw an empty page."""
        return bool(self.page.evaluate("() => document.documentElement !== null"))

    def _waited_for(self, landing: Landing) -> Landing:
        """Load a page once more that answered `busy, come back in a moment`, when the moment is over."""
        if landing.status not in BUSY or self.document_was_posted:
            return landing
        wait_s = seconds_asked_for(self.events.retry_after.get(self.page, ""))
        if wait_s is None or wait_s > RETRY_MOST_S:
            return landing
        self.page.wait_for_timeout(wait_s * 1000)
        again = self._loaded_again()
        self.pace.note(again.url, again.status)
        return again

    def _watched(self) -> JSHandle | None:
        """Have the page's changes noticed from now on; None when it cannot be asked."""
        try:
            return None if self.page in self.events.moving else self.page.evaluate_handle(NOTICES_CHANGES)
        except Error:
            return None

    def _has_reacted(self, before: tuple[int, int], stir: JSHandle | None) -> bool:
        """Wait for what a click does; say whether it did anything."""
        motions, sent = before

        def has_led_on() -> bool:
            return bool(self.events.windows or self.events.downloads or self.events.dialogs) or self._motions > motions

        def has_stirred() -> bool:
            try:
                return stir is not None and bool(stir.evaluate("stir => stir.changed"))
            except Error:
                return True  # the document went away under the question: that is a reaction

        def has_acted() -> bool:
            return has_led_on() or self.events.requests_sent > sent

        changed = self.wait_until(has_acted, LEADS_ON_MS) or self.wait_until(
            lambda: has_acted() or has_stirred(), REACTION_MS - LEADS_ON_MS
        )
        if changed and not has_led_on():
            self.settle(quiet_ms=STIRRED_QUIET_MS)
        return changed

    def _back_once(self) -> Landing:
        self.events.statuses.pop(self.page, None)
        try:
            self.page.go_back(wait_until="commit", timeout=BACK_MS)  # the default wait times out on a restored page
            self.events.moving.discard(self.page)  # a restored page was asked for, and is never answered
        except PlaywrightTimeoutError:
            if self.page in self.events.moving:
                self._stop_loading()
                return Landing(self.url, error="net::ERR_TIMED_OUT", unfinished=True)
            # only a frame of the page went back: that commits nothing in the window itself
        except Error as error:
            if "ERR_" not in error.message:
                raise
            return Landing(self.url, error=_net_error(error.message))
        return self._landed(unfinished=not self.settle())

    def _failed(self, error: Error, url: str) -> Landing:
        said = _net_error(error.message)
        may_be_download = "ERR_ABORTED" in said or "Download is starting" in error.message
        if self.events.downloads or (
            may_be_download and self.wait_until(lambda: bool(self.events.downloads), REACTION_MS)
        ):
            return self._landed(unfinished=False)
        if self.is_gone:
            raise WindowLostError(f"{url}: {error.message}", f"{url}:{error.message}") from error
        return self._did_not_come(said or error.message.partition("\n")[0], url)

    def _did_not_come(self, said: str, url: str) -> Landing:
        if any(error in said for error in _NOT_THE_LINE):
            return Landing(url, error=said)
        raise LookError(f"{url} cannot be reached: {said}.", f"无法访问 {url}:{said}。")

    def _no_answer(self, url: str) -> LookError:
        self._stop_loading()
        return LookError(f"{url} did not answer within the time limit.", f"{url} 在规定时间内没有响应。")

    def _stop_loading(self) -> None:
        """Press Stop: until then the page that is still shown answers nothing."""
        if self.is_gone:
            return
        session = self.context.new_cdp_session(self.page)
        session.send("Page.stopLoading")
        session.detach()
        self.events.moving.discard(self.page)

    def _landed(self, *, unfinished: bool) -> Landing:
        return Landing(
            url=self.url,
            status=self.status,
            download=self.events.downloads[0] if self.events.downloads else "",
            dialogs=tuple(self.events.dialogs),
            unfinished=unfinished,
        )


def _net_error(message: str) -> str:
    """Take `net::ERR_…` out of Playwright's message."""
    start = message.find("net::ERR_")
    return "" if start < 0 else message[start:].split()[0].rstrip(".,")
