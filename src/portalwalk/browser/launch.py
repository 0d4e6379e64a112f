"""One Chromium for a whole run, started when needed and started again after a crash."""

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from portalwalk.browser.finding import BrowserChoice
from portalwalk.browser.stops import LookError, WalkStoppedError, WindowLostError

QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without these Chromium calls home at start (design section 7)."""

LAUNCH_TIMEOUT_MS = 60_000


@dataclass
class Chromium:
    """Owns the driver and the browser process; a hung browser is ended from a watching thread."""

    choice: BrowserChoice
    resolve: Mapping[str, str] = field(default_factory=dict)
    """Host → address, for a portal that is not in DNS yet."""
    _playwright: Playwright | None = None
    _browser: Browser | None = None
    _pid: int | None = None

    @property
    def playwright(self) -> Playwright:
        """The driver, started on first use."""
        if self._playwright is None:
            self._playwright = sync_playwright().start()
        return self._playwright

    @property
    def browser(self) -> Browser:
        """The running browser; a new one when the last was ended or crashed.

        Raises:
            LookError: the browser does not start.

        """
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._launch()
            self._pid = _process_id(self._browser)
        return self._browser

    @property
    def is_running(self) -> bool:
        """Whether a browser is there now."""
        return self._browser is not None and self._browser.is_connected()

    @property
    def name(self) -> str:
        """Such as `Chromium 156.0.8078.79`."""
        return f"Chromium {self.browser.version}"

    @contextmanager
    def bounded(self, seconds: float) -> Iterator[None]:
        """End the browser when what happens inside takes longer than `seconds`.

        A page stuck in its own script answers nothing, and no call to it ever returns: only ending the
        process does. The call then fails, and the walk goes on with a new browser.

        Raises:
            WindowLostError: the time was up.

        """
        self.browser  # noqa: B018 - started outside the time that is given
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            self._kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (Error, WalkStoppedError):
            if not overdue.is_set():
                raise
        finally:
            timer.cancel()
        if overdue.is_set():  # also when what happened inside made nothing of it
            raise WindowLostError(
                f"The page did not answer within {seconds:.0f} s, and the browser was ended.",
                f"页面在 {seconds:.0f} 秒内没有响应，浏览器已被终止。",
            )

    def close(self) -> None:
        """End browser and driver."""
        if self._browser is not None and self._browser.is_connected():
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()
        self._browser = self._playwright = None

    def _launch(self) -> Browser:
        rules = ", ".join(f"MAP {host} {address}" for host, address in self.resolve.items())
        options = [*QUIET, *([f"--host-resolver-rules={rules}"] if rules else [])]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
        try:
            return self.playwright.chromium.launch(
                executable_path=self.choice.executable,
                args=options,
                ignore_default_args=["--disable-back-forward-cache"],  # what a visitor's Back meets
                timeout=LAUNCH_TIMEOUT_MS,
            )
        except Error as error:
            raise LookError(
                f"The browser {self.choice.executable} ({self.choice.how}) does not start: {error.message}",
                f"浏览器 {self.choice.executable}（{self.choice.how_zh}）无法启动：{error.message}",
            ) from error

    def _kill(self) -> None:
        if self._pid is not None:
            try:
                os.kill(self._pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            except ProcessLookupError:
                self._pid = None  # it ended by itself in the meantime


def _process_id(browser: Browser) -> int | None:
    session = browser.new_browser_cdp_session()
    try:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    finally:
        session.detach()
    return next((int(one["id"]) for one in processes if one["type"] == "browser"), None)
