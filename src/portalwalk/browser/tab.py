"""One visitor's window: what happens in it is listened to, acted on and waited for in one place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from playwright.sync_api import (
    BrowserContext,
    Dialog,
    Download,
    Error,
    JSHandle,
    Locator,
    Page,
    Request,
    Response,
)
from playwright.sync_api import (
    TimeoutError as PlaywrightTimeoutError,
)

from portalwalk.browser.limits import STANDARD, Limits
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
_FETCHED = ("xhr", "fetch", "script", "document")
MOST_DIALOGS = 30
MOST_WINDOWS = 10
MOST_NOTES = 100
"""Console errors and failed requests kept of one step."""

_NOT_THE_LINE = ("ERR_TOO_MANY_REDIRECTS", "ERR_INVALID", "ERR_UNSAFE")
"""Errors that an answer of the portal itself makes."""

_QUIET = """([quiet, most, whole]) => new Promise(done => {
  const began = performance.now();
  let last = began, timer;
  const seen = new MutationObserver(() => { last = performance.now(); });
  const end = settled => { seen.disconnect(); clearTimeout(timer); done(settled); };
  const look = () => {
    const now = performance.now();
    if (now - began >= most) return end(false);
    const state = document.readyState;
    const isThere = state === 'complete' || (state === 'interactive' && now - began >= whole);
    if (isThere && now - last >= quiet) return end(true);
    if (!isThere) last = now;
    timer = setTimeout(look, isThere ? quiet - (now - last) : 10);
  };
  if (document.documentElement)
    seen.observe(document.documentElement, {childList: true, subtree: true, characterData: true});
  look();
})"""
"""Resolves when the document is there (with its pictures, unless they take longer than `whole` ms) and stands still."""

_STIR = """() => {
  const stir = {changed: false};
  const seen = new MutationObserver(() => { stir.changed = true; seen.disconnect(); });
  if (document.documentElement)
    seen.observe(document.documentElement, {childList: true, subtree: true, attributes: true});
  addEventListener('invalid', () => { stir.changed = true; }, {capture: true, once: true});
  return stir;
}"""
"""Notices any change of the page, and the browser's own complaint about a field."""


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
    """The window a visitor looks at; popups are followed, dialogs answered, downloads refused."""

    context: BrowserContext
    limits: Limits = STANDARD
    page: Page = field(init=False)
    console_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests_sent: int = 0
    """Requests that write (POST, PUT, DELETE …), of documents and of scripts."""
    _methods: dict[Page, str] = field(default_factory=dict)
    _asked_for: dict[Page, str] = field(default_factory=dict)
    _downloads: list[str] = field(default_factory=list)
    _windows: list[Page] = field(default_factory=list)
    _statuses: dict[Page, int] = field(default_factory=dict)
    _moving: set[Page] = field(default_factory=set)
    _fetching: dict[Page, set[Request]] = field(default_factory=dict)
    """What scripts and frames of a window have asked for and not been given yet."""
    _failures: dict[Page, str] = field(default_factory=dict)
    """Why a window's document did not come, or not whole."""
    _motions: int = 0
    """How often the window set out for a document, or came to one."""
    _crashed: set[Page] = field(default_factory=set)
    _closing: set[Page] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("page", self._window_opened)
        self.page = self.context.new_page()
        self._windows.clear()

    @property
    def status(self) -> int | None:
        """HTTP status of the current document, when it came over the network."""
        return self._statuses.get(self.page)

    @property
    def document_was_posted(self) -> bool:
        """Whether the current document came as the direct answer to a POST."""
        return self._methods.get(self.page) == "POST"

    @property
    def url(self) -> str:
        """Address of the current document."""
        return self.page.url

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing left to look at: crashed, closed, or ended together with its browser."""
        browser = self.context.browser
        return (
            self.page in self._crashed or self.page.is_closed() or (browser is not None and not browser.is_connected())
        )

    def goto(self, url: str) -> Landing:
        """Open an address as if typed into the address bar.

        Raises:
            LookError: the host is unreachable, or no answer came in time.
            WindowLostError: the page crashed or closed its window.

        """
        self._forget()
        try:
            self.page.goto(url, wait_until="commit")
        except PlaywrightTimeoutError as error:
            raise self._no_answer(url) from error
        except Error as error:
            return self._failed(error, url)
        return self._come_whole(unfinished=not self.settle())

    def click(self, locator: Locator, *, tap: bool = False) -> Landing:
        """Click (or tap) with a real pointer, and follow wherever that leads.

        Raises:
            PlaywrightTimeoutError: the element cannot be clicked: covered, moving, gone.
            LookError: where it leads is unreachable, or did not answer in time.
            WindowLostError: the page crashed or closed its window.

        """
        self._forget()
        before, stir = (self._motions, self.requests_sent), self._watched()
        press = locator.tap if tap else locator.click
        press(no_wait_after=True)  # where it leads gets the time of a navigation, not of a click
        return self._follow(before, stir)

    def press(self, key: str) -> Landing:
        """Press a key in what has the focus, and follow wherever that leads."""
        self._forget()
        before, stir = (self._motions, self.requests_sent), self._watched()
        self.page.keyboard.press(key)
        return self._follow(before, stir)

    def back(self, *, times: int = 1) -> Landing:
        """Go back in the session history as the browser's gesture does."""
        self._forget()
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
                settled = self.page.evaluate(_QUIET, [quiet_ms, max(left_ms, quiet_ms), FETCH_MS])
            except PlaywrightTimeoutError:
                return False
            except Error:
                self._pause()  # it is moving on to the next document: look again
                continue
            if not self._is_coming(began):
                return bool(settled)
            self._pause()

    def _is_coming(self, since: float) -> bool:
        fetches = bool(self._fetching.get(self.page)) and monotonic() - since < FETCH_MS / 1000
        return self.page in self._moving or fetches

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
            if not self.page.is_closed() and self.page not in self._crashed:
                raise
        if self.page in self._crashed:
            raise WindowLostError("The page crashed the browser's renderer.", "页面使浏览器渲染进程崩溃。")
        if self.page.is_closed():
            left = [page for page in self.context.pages if not page.is_closed()]
            if not left:
                raise WindowLostError("The page closed its own window.", "页面自行关闭了窗口。")
            self.page = left[-1]

    def _follow(self, before: tuple[int, int], stir: JSHandle | None) -> Landing:
        opened, end = self.page, monotonic() + self.limits.navigation_ms / 1000
        changed = self._has_reacted(before, stir)
        still_open = [page for page in self._windows if not page.is_closed()]
        if still_open:
            self.page = still_open[-1]
        finished = self.settle()
        while self.page in self._moving:  # a slow page is not the page that was left
            left_ms = (end - monotonic()) * 1000
            if left_ms <= 0:
                raise self._no_answer(self._asked_for.get(self.page, self.url))
            finished = self.settle(left_ms)
        landing = self._come_whole(unfinished=not finished)
        landing.new_window = self.page is not opened
        landing.changed = changed
        return landing

    def _come_whole(self, *, unfinished: bool) -> Landing:
        """Return where one landed, unless the line failed; a page that breaks off is loaded once more.

        One that breaks off again does so for every visitor: it is taken as it is.
        """
        said = self._failures.get(self.page, "")
        if not said or "ERR_ABORTED" in said or self._downloads:
            return self._landed(unfinished=unfinished)
        if self.url.startswith("chrome-error:"):
            return self._did_not_come(said, self._asked_for.get(self.page, self.url))
        if self.document_was_posted:
            return self._landed(unfinished=True)
        url = self.url
        try:
            self.page.reload(wait_until="commit")
        except PlaywrightTimeoutError as error:
            raise self._no_answer(url) from error
        except Error as error:
            return self._failed(error, url)
        unfinished = not self.settle()
        return self._landed(unfinished=unfinished or self.page in self._failures)

    def _watched(self) -> JSHandle | None:
        """Have the page's changes noticed from now on; None when it cannot be asked."""
        try:
            return None if self.page in self._moving else self.page.evaluate_handle(_STIR)
        except Error:
            return None

    def _has_reacted(self, before: tuple[int, int], stir: JSHandle | None) -> bool:
        """Wait for what a click does; say whether it did anything."""
        motions, sent = before

        def has_led_on() -> bool:
            return bool(self._windows or self._downloads or self.dialogs) or self._motions > motions

        def has_stirred() -> bool:
            try:
                return stir is not None and bool(stir.evaluate("stir => stir.changed"))
            except Error:
                return True  # the document went away under the question: that is a reaction

        def has_acted() -> bool:
            return has_led_on() or self.requests_sent > sent

        changed = self.wait_until(has_acted, LEADS_ON_MS) or self.wait_until(
            lambda: has_acted() or has_stirred(), REACTION_MS - LEADS_ON_MS
        )
        if changed and not has_led_on():
            self.settle(quiet_ms=STIRRED_QUIET_MS)
        return changed

    def _back_once(self) -> Landing:
        self._statuses.pop(self.page, None)
        try:
            self.page.go_back(wait_until="commit", timeout=BACK_MS)  # the default wait times out on a restored page
            self._moving.discard(self.page)  # a restored page was asked for, and is never answered
        except PlaywrightTimeoutError:
            if self.page in self._moving:
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
        if self._downloads or (may_be_download and self.wait_until(lambda: bool(self._downloads), REACTION_MS)):
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
        self._moving.discard(self.page)

    def _landed(self, *, unfinished: bool) -> Landing:
        return Landing(
            url=self.url,
            status=self.status,
            download=self._downloads[0] if self._downloads else "",
            dialogs=tuple(self.dialogs),
            unfinished=unfinished,
        )

    def _forget(self) -> None:
        self._downloads.clear()
        self._windows.clear()
        self.dialogs.clear()

    def _window_opened(self, page: Page) -> None:
        self._windows.append(page)
        page.on("dialog", self._dialog)
        page.on("download", self._download)
        page.on("response", lambda response: self._answered(page, response))
        page.on("request", lambda request: self._asked(page, request))
        page.on("requestfinished", lambda request: self._fetching.get(page, set()).discard(request))
        page.on("requestfailed", lambda request: self._request_failed(page, request))
        page.on("framenavigated", lambda frame: self._arrived(page) if frame == page.main_frame else None)
        page.on("console", lambda said: _note(self.console_errors, said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: _note(self.console_errors, str(error)))
        page.on("crash", lambda _: self._crashed.add(page))
        self._close_oldest(page)

    def _close_oldest(self, newest: Page) -> None:
        """Keep the number of windows bounded: what a visitor opened last is what is looked at."""
        shown = getattr(self, "page", newest)
        spare = [one for one in self.context.pages if one not in (newest, shown) and one not in self._closing]
        for one in spare[: max(0, len(spare) - MOST_WINDOWS + 1)]:
            self._closing.add(one)
            one.close()

    def _dialog(self, dialog: Dialog) -> None:
        _note(self.dialogs, dialog.message)
        if dialog.type in ("confirm", "beforeunload") and len(self.dialogs) <= MOST_DIALOGS:
            dialog.accept()  # `you are leaving this site`: a visitor goes on
        else:
            dialog.dismiss()

    def _download(self, download: Download) -> None:
        self._downloads.append(download.suggested_filename)
        download.cancel()

    def _asked(self, page: Page, request: Request) -> None:
        self.requests_sent += request.method not in ("GET", "HEAD", "OPTIONS")
        if _loads_document(page, request):
            self._methods[page] = request.method
            self._asked_for[page] = request.url
            self._failures.pop(page, None)
            self._moving.add(page)
            self._motions += page is self.page
        elif request.resource_type in _FETCHED:
            self._fetching.setdefault(page, set()).add(request)

    def _answered(self, page: Page, response: Response) -> None:
        if _loads_document(page, response.request):
            self._statuses[page] = response.status
            if response.status in (204, 205):
                self._moving.discard(page)

    def _arrived(self, page: Page) -> None:
        self._moving.discard(page)
        self._fetching.pop(page, None)
        self._motions += page is self.page

    def _request_failed(self, page: Page, request: Request) -> None:
        self._fetching.get(page, set()).discard(request)
        if _loads_document(page, request):
            self._moving.discard(page)
            self._failures[page] = request.failure or ""
        _note(self.failed_requests, f"{request.method} {request.url} {request.failure or ''}".strip())


def _loads_document(page: Page, request: Request) -> bool:
    """Say whether a request is for the window's own document, not for a frame in it."""
    if not request.is_navigation_request():
        return False
    try:
        return request.frame == page.main_frame
    except Error:
        return True  # a new window's first request comes before its frame


def _note(notes: list[str], said: str) -> None:
    """Keep what was said, but not all that a page can say."""
    if len(notes) < MOST_NOTES:
        notes.append(said)


def _net_error(message: str) -> str:
    """Take `net::ERR_…` out of Playwright's message."""
    start = message.find("net::ERR_")
    return "" if start < 0 else message[start:].split()[0].rstrip(".,")
