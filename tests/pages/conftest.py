"""Tiny pages on a local server, and a window to look at them through."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from portalwalk.browser.launch import Chromium
from portalwalk.pages.snapshot import Snapshot, look
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk

HEAD = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>清河市人民政府</title>'


@dataclass
class Site:
    """A server whose pages a test writes."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    posts: int = 0
    _pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    _busy: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def put(self, body: str, path: str = "/", *, status: int = 200) -> str:
        """Publish a page; return its address."""
        self._pages[path] = (status, HEAD + body)
        return self.url + path.removeprefix("/")

    def be_busy(self, status: int, retry_after: str, *, times: int = 1, path: str = "/") -> None:
        """Answer the next requests for a page with `busy, come back later`."""
        self._busy[path] = [(status, retry_after)] * times

    def answer(self, target: str) -> tuple[int, str, str]:
        """Return status, page and the header `Retry-After`."""
        path = urlsplit(target).path
        if path != "/favicon.ico":
            self.asked.append(target)
        if self._busy.get(path):
            status, retry_after = self._busy[path].pop()
            return status, HEAD + "<p>系统繁忙，请稍后再试</p><input>", retry_after
        return *self._pages.get(path, (404, HEAD + "没有这一页")), ""


See = Callable[[str], Snapshot]
Visit = Callable[[str], Walk]


@pytest.fixture(scope="session")
def _server() -> Iterator[list[Site]]:
    current = [Site()]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, html, retry_after = current[0].answer(self.path)
            body = html.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if retry_after:
                self.send_header("Retry-After", retry_after)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            current[0].posts += 1
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        current[0].url = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield current
        server.shutdown()


@pytest.fixture
def site(_server: list[Site]) -> Site:
    """A site without pages."""
    _server[0] = Site(_server[0].url)
    return _server[0]


@pytest.fixture(scope="session")
def _window(engine: Chromium) -> Iterator[Page]:
    page = engine.browser.new_page()
    yield page
    page.close()


@pytest.fixture
def window(_window: Page) -> Page:
    """What a page that is seen is shown in."""
    return _window


@pytest.fixture
def see(site: Site, _window: Page) -> See:
    """Publish a page as the home page, and look at it."""

    def snapshot(body: str) -> Snapshot:
        _window.goto(site.put(body))
        return look(_window, blocks=True)

    return snapshot


@pytest.fixture
def visit(site: Site, new_walk: NewWalk) -> Visit:
    """Publish a page as the home page, and send a visitor there."""

    def visitor(body: str) -> Walk:
        walk = new_walk()
        walk.page.goto(site.put(body))
        return walk

    return visitor
