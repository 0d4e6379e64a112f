"""One visitor's window: what happens in it is listened to, acted on and waited for in one place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from playwright.sync_api import (
    BrowserContext,
    Dialog,
    Download,
    Error,
    Locator,
    Page,
    Request,
    Response,
)
from playwright.sync_api import (
    TimeoutError as PlaywrightTimeoutError,
)

from portalwalk.browser.stops import LookError

POLL_MS = 40
REACTION_MS = 1_500
"""How long a click may take to show that it does anything at all."""
QUIET_MS = 150
SETTLE_MS = 4_000
MOST_DIALOGS = 30
MOST_WINDOWS = 20

_QUIET = """([quiet, most]) => new Promise(done => {
  let last = performance.now();
  const end = performance.now() + most;
  const seen = new MutationObserver(() => { last = performance.now(); });
  if (document.documentElement)
    seen.observe(document.documentElement, {childList: true, subtree: true, characterData: true});
  const look = () => {
    const now = performance.now();
    if ((now - last >= quiet && document.readyState !== 'loading') || now >= end) { seen.disconnect(); done(true); }
    else setTimeout(look, 30);
  };
  look();
})"""


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
    page: Page = field(init=False)
    console_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests_sent: int = 0
    """Requests that write (POST, PUT, DELETE …), of documents and of scripts."""
    _methods: dict[Page, str] = field(default_factory=dict)
    _downloads: list[str] = field(default_factory=list)
    _windows: list[Page] = field(default_factory=list)
    _statuses: dict[Page, int] = field(default_factory=dict)
    _moving: set[Page] = field(default_factory=set)
    _arrivals: int = 0
    _crashed: bool = False

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

    def goto(self, url: str) -> Landing:
        """Open an address as if typed into the address bar.

        Raises:
            LookError: the host is unreachable, or no answer came in time.

        """
        self._forget()
        try:
            self.page.goto(url, wait_until="commit")
        except PlaywrightTimeoutError as error:
            raise LookError(f"{url} did not answer within the time limit.", f"{url} 在规定时间内没有响应。") from error
        except Error as error:
            return self._failed(error, url)
        return self._landed(unfinished=not self.settle())

    def click(self, locator: Locator, *, tap: bool = False) -> Landing:
        """Click (or tap) with a real pointer, and follow wherever that leads.

        Raises:
            PlaywrightTimeoutError: the element cannot be clicked: covered, moving, gone.

        """
        self._forget()
        before = self._arrivals
        press = locator.tap if tap else locator.click
        press()
        return self._follow(before)

    def press(self, key: str) -> Landing:
        """Press a key in what has the focus, and follow wherever that leads."""
        self._forget()
        before = self._arrivals
        self.page.keyboard.press(key)
        return self._follow(before)

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

    def settle(self, most_ms: int = SETTLE_MS) -> bool:
        """Wait until the document is there and has stopped changing; False when it never did.

        Raises:
            LookError: the page crashed.

        """
        end = monotonic() + most_ms / 1000
        while not self._crashed:
            left_ms = (end - monotonic()) * 1000
            if left_ms <= 0:
                return False
            try:
                self.page.wait_for_load_state("domcontentloaded", timeout=max(left_ms, 1))
                self.page.evaluate(_QUIET, [QUIET_MS, max(left_ms, QUIET_MS)])
            except PlaywrightTimeoutError:
                return False
            except Error as error:
                if self.page.is_closed():
                    raise LookError("The window closed itself.", "窗口自行关闭。") from error
                self.page.wait_for_timeout(POLL_MS)  # it is moving on to the next document: look again
                continue
            if self.page not in self._moving:
                return True
            self.page.wait_for_timeout(POLL_MS)
        raise LookError("The page crashed the browser's renderer.", "页面使浏览器渲染进程崩溃。")

    def wait_until(self, condition: Callable[[], bool], most_ms: int) -> bool:
        """Poll a condition while the page lives on; False when the time is up."""
        end = monotonic() + most_ms / 1000
        while not condition():
            if monotonic() >= end:
                return False
            self.page.wait_for_timeout(POLL_MS)
        return True

    def _follow(self, before: int) -> Landing:
        def reacted() -> bool:
            return bool(self._windows or self._downloads or self.dialogs or self._moved(before))

        opened = self.page
        changed = self.wait_until(reacted, REACTION_MS // 3) or self._stirred(reacted)
        if self._windows:
            self.page = self._windows[-1]
        unfinished = not self.settle()
        landing = self._landed(unfinished=unfinished)
        landing.new_window = self.page is not opened
        landing.changed = changed
        return landing

    def _stirred(self, reacted: Callable[[], bool]) -> bool:
        """Say whether the page itself changed, or something else came of it, a little later."""
        stirred = """most => new Promise(done => {
          const seen = new MutationObserver(() => { seen.disconnect(); done(true); });
          seen.observe(document.documentElement, {childList: true, subtree: true, attributes: true});
          setTimeout(() => { seen.disconnect(); done(false); }, most);
        })"""
        try:
            return bool(self.page.evaluate(stirred, REACTION_MS // 3)) or self.wait_until(reacted, REACTION_MS // 3)
        except Error:
            return True  # the document went away under the question: that is a reaction

    def _moved(self, before: int) -> bool:
        return self._arrivals > before or self.page in self._moving

    def _back_once(self) -> Landing:
        self._statuses.pop(self.page, None)
        try:
            self.page.go_back(wait_until="commit")  # the default wait times out on a restored page
        except PlaywrightTimeoutError:
            return Landing(self.url, error="no answer in time", unfinished=True)
        except Error as error:
            if "ERR_" not in error.message:
                raise
            return Landing(self.url, error=_net_error(error.message))
        return self._landed(unfinished=not self.settle())

    def _failed(self, error: Error, url: str) -> Landing:
        said = _net_error(error.message)
        if self._downloads or ("ERR_ABORTED" in said and self.wait_until(lambda: bool(self._downloads), REACTION_MS)):
            return self._landed(unfinished=False)
        if "ERR_TOO_MANY_REDIRECTS" in said or "ERR_INVALID" in said or "ERR_UNSAFE" in said:
            return Landing(url, error=said)
        if self.page.is_closed() or self._crashed or not said:
            raise LookError(f"{url}: {error.message}", f"{url}:{error.message}") from error
        raise LookError(f"{url} cannot be reached: {said}.", f"无法访问 {url}:{said}。") from error

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
        if len(self.context.pages) > MOST_WINDOWS:
            page.close()
            return
        self._windows.append(page)
        page.on("dialog", self._dialog)
        page.on("download", self._download)
        page.on("response", lambda response: self._answered(page, response))
        page.on("request", lambda request: self._asked(page, request))
        page.on("requestfailed", lambda request: self._request_failed(page, request))
        page.on("framenavigated", lambda frame: self._arrived(page) if frame == page.main_frame else None)
        page.on("console", lambda said: self.console_errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.console_errors.append(str(error)))
        page.on("crash", lambda _: setattr(self, "_crashed", True))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
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
            self._moving.add(page)

    def _answered(self, page: Page, response: Response) -> None:
        if _loads_document(page, response.request):
            self._statuses[page] = response.status
            if response.status in (204, 205):
                self._moving.discard(page)

    def _arrived(self, page: Page) -> None:
        self._moving.discard(page)
        if page is self.page:
            self._arrivals += 1

    def _request_failed(self, page: Page, request: Request) -> None:
        if _loads_document(page, request):
            self._moving.discard(page)
        self.failed_requests.append(f"{request.method} {request.url} {request.failure or ''}".strip())


def _loads_document(page: Page, request: Request) -> bool:
    """Say whether a request is for the window's own document, not for a frame in it."""
    if not request.is_navigation_request():
        return False
    try:
        return request.frame == page.main_frame
    except Error:
        return True  # a new window's first request comes before its frame


def _net_error(message: str) -> str:
    """Take `net::ERR_…` out of Playwright's message."""
    start = message.find("net::ERR_")
    return "" if start < 0 else message[start:].split()[0].rstrip(".,")
