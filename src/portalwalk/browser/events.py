"""What happens in a visitor's windows: loads, answers, dialogs, downloads, crashes, listened to in one place."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Dialog, Download, Error, Page, Request, Response

MOST_DIALOGS = 30
MOST_WINDOWS = 10
MOST_NOTES = 100
"""Console errors and failed requests kept of one step."""

_FETCHED = ("xhr", "fetch", "script", "document")


@dataclass
class WindowEvents:
    """Listens to every window of a context; dialogs are answered, downloads refused, windows bounded."""

    context: BrowserContext
    console_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)
    """Suggested file names."""
    windows: list[Page] = field(default_factory=list)
    """Windows that opened."""
    requests_sent: int = 0
    """Requests that write (POST, PUT, DELETE …), of documents and of scripts."""
    documents: list[tuple[str, int]] = field(default_factory=list)
    """Address and HTTP status of each answer to a window that asked for a document: redirects, and where they end."""
    statuses: dict[Page, int] = field(default_factory=dict)
    retry_after: dict[Page, str] = field(default_factory=dict)
    """What the header `Retry-After` of a window's document said."""
    methods: dict[Page, str] = field(default_factory=dict)
    asked_for: dict[Page, str] = field(default_factory=dict)
    moving: set[Page] = field(default_factory=set)
    """Windows on their way to another document."""
    fetching: dict[Page, set[Request]] = field(default_factory=dict)
    """What scripts and frames of a window have asked for and not been given yet."""
    failures: dict[Page, str] = field(default_factory=dict)
    """Why a window's document did not come, or not whole."""
    motions: dict[Page, int] = field(default_factory=dict)
    """How often a window set out for a document, or came to one."""
    crashed: set[Page] = field(default_factory=set)
    shown: Page | None = None
    """The window that is looked at: it is not closed to make room."""
    _closing: set[Page] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("page", self._window_opened)

    def forget(self) -> None:
        """Begin to listen anew for what one action leads to."""
        self.downloads.clear()
        self.windows.clear()
        self.dialogs.clear()

    def _window_opened(self, page: Page) -> None:
        self.windows.append(page)
        page.on("dialog", self._dialog)
        page.on("download", self._download)
        page.on("response", lambda response: self._answered(page, response))
        page.on("request", lambda request: self._asked(page, request))
        page.on("requestfinished", lambda request: self.fetching.get(page, set()).discard(request))
        page.on("requestfailed", lambda request: self._request_failed(page, request))
        page.on("framenavigated", lambda frame: self._arrived(page) if frame == page.main_frame else None)
        page.on("console", lambda said: _note(self.console_errors, said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: _note(self.console_errors, str(error)))
        page.on("crash", lambda _: self.crashed.add(page))
        self._close_oldest(page)

    def _close_oldest(self, newest: Page) -> None:
        """Keep the number of windows bounded: what a visitor opened last is what is looked at."""
        kept = (newest, self.shown or newest)
        spare = [one for one in self.context.pages if one not in kept and one not in self._closing]
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
        self.downloads.append(download.suggested_filename)
        download.cancel()

    def _asked(self, page: Page, request: Request) -> None:
        self.requests_sent += request.method not in ("GET", "HEAD", "OPTIONS")
        if _loads_document(page, request):
            self.methods[page] = request.method
            self.asked_for[page] = request.url
            self.failures.pop(page, None)
            self.moving.add(page)
            self._moved(page)
        elif request.resource_type in _FETCHED:
            self.fetching.setdefault(page, set()).add(request)

    def _answered(self, page: Page, response: Response) -> None:
        if _loads_document(page, response.request):
            self.statuses[page] = response.status
            if len(self.documents) < MOST_NOTES:
                self.documents.append((response.url, response.status))
            self.retry_after[page] = response.headers.get("retry-after", "")
            if response.status in (204, 205):
                self.moving.discard(page)

    def _arrived(self, page: Page) -> None:
        self.moving.discard(page)
        self.fetching.pop(page, None)
        self._moved(page)

    def _moved(self, page: Page) -> None:
        self.motions[page] = self.motions.get(page, 0) + 1

    def _request_failed(self, page: Page, request: Request) -> None:
        self.fetching.get(page, set()).discard(request)
        if _loads_document(page, request):
            self.moving.discard(page)
            self.failures[page] = request.failure or ""
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
