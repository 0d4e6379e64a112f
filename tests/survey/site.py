"""A portal made of what a test says, which counts what it is asked for."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = "清河市人民政府今日召开会议，研究部署近期重点工作，听取各部门情况汇报，对下一阶段工作作出安排。" * 4
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Said:
    """An answer of the portal."""

    body: bytes = b""
    status: int = 200
    kind: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


Page = Said | Callable[[str], Said]


@dataclass
class Site:
    """Paths with what they answer; a callable gets the whole target, with its query."""

    pages: dict[str, Page] = field(default_factory=dict)
    other: Page = Said("页面不存在".encode(), 404)
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    authorised: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    methods: set[str] = field(default_factory=set)
    port: int = 0

    @property
    def url(self) -> str:
        """The portal itself."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def elsewhere(self) -> str:
        """The same server as another host."""
        return f"http://localhost:{self.port}/"

    def answer(self, target: str) -> Said:
        path = target.partition("?")[0]
        self.asked[target] += 1
        page = self.pages.get(target, self.pages.get(path, self.other))
        return page(target) if callable(page) else page


def page(*links: str, title: str = "清河市人民政府", words: str = WORDS) -> Said:
    """A page with a title, a paragraph, and these pieces of HTML; a bare address becomes a link."""
    made = "".join(one if one.startswith("<") else f'<p><a href="{one}">去往{one}</a></p>' for one in links)
    return Said(
        f'<!doctype html><html lang="zh"><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p>{made}'
        "</body></html>".encode()
    )


def moved(to: str, status: int = 302) -> Said:
    """A redirect."""
    return Said(b"", status, headers=(("Location", to),))


@contextmanager
def serving(pages: Mapping[str, Page] | None = None) -> Iterator[Site]:
    """Serve a site for as long as the block lasts."""
    site = Site(dict(pages or {}))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.agents.add(self.headers.get("User-Agent", ""))
            site.authorised.add(self.headers.get("Authorization", ""))
            site.cookies.add(self.headers.get("Cookie", ""))
            self._answer(site.answer(self.path))

        def do_POST(self) -> None:
            site.methods.add("POST")
            self._answer(Said(b"", 405))

        do_HEAD = do_PUT = do_POST  # noqa: N815

        def _answer(self, said: Said) -> None:
            self.send_response(said.status)
            self.send_header("Content-Type", said.kind)
            self.send_header("Content-Length", str(len(said.body)))
            for name, value in said.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of connections that the survey closes early."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
