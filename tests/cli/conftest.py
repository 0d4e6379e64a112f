"""The command line in this process, and small servers for it to look at."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from portalwalk import cli as door
from tests.cli.command import Cli, Ran

Start = Callable[[type[BaseHTTPRequestHandler]], str]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Run a command as a user does, in an empty folder and without an account."""
    monkeypatch.chdir(tmp_path)
    for name in ("PORTALWALK_USERNAME", "PORTALWALK_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["portalwalk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            door.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def serve() -> Iterator[Start]:
    """Start small servers; they end with the test."""
    with ExitStack() as stack:

        def start(handler: type[BaseHTTPRequestHandler]) -> str:
            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            server.daemon_threads = True
            thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
            thread.start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield start


class Plain(BaseHTTPRequestHandler):
    """Answers every request with a short page."""

    status = 200

    def answer(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"hi")

    def do_GET(self) -> None:
        self.answer()

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def portal_url(serve: Start) -> str:
    """A server that answers."""
    return serve(Plain)
