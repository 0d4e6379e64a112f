"""A visitor's walk through one portal: the recorder, with the page objects at hand."""

from dataclasses import dataclass, field

from playwright.sync_api import Error, Locator

from portalwalk.browser.recorder import Recorder
from portalwalk.browser.stops import LookError
from portalwalk.browser.tab import Landing
from portalwalk.model.portal import Portal
from portalwalk.pages.snapshot import Control, FieldSeen, FormSeen, Snapshot, locate, look
from portalwalk.pages.walls import stop_at_wall

SPLASH_TEXT = 120
SPLASH_CONTROLS = 3
"""A page with so little text and so few links may be a splash or a forwarding page: it gets time to move on."""
SPLASH_MS = 3_000


@dataclass
class Walk(Recorder):
    """What a scenario acts with. One walk is one visitor; `arrive` makes it another."""

    portal: Portal = field(kw_only=True)
    credentials: tuple[str, str] | None = field(default=None, kw_only=True, repr=False)

    def open(self, url: str) -> Landing:
        """Open an address of the portal, past splash and forwarding pages.

        Raises:
            BlockedError: a firewall answered, or robots.txt forbids it.
            LookError: it cannot be reached.

        """
        landing = self.goto(url)
        return self._past_splash(landing)

    def open_home(self) -> Landing:
        """Open the portal's home page.

        Raises:
            LookError: it answered with an error, so that nothing can be walked.

        """
        landing = self.open(self.portal.url)
        if landing.error or (landing.status or 200) >= 500:
            raise LookError(
                f"The home page {self.portal.url} answered {landing.status or landing.error}.",
                f"首页 {self.portal.url} 返回 {landing.status or landing.error}。",
            )
        return landing

    def look(self, *, blocks: bool = False) -> Snapshot:
        """Take in the page as it is now.

        Raises:
            LookError: it moves on and on, so that there is nothing to take in.

        """
        try:
            return look(self.page, blocks=blocks)
        except Error:
            self.tab.settle()  # it was moving on, or closed its window: once more, of what came
        try:
            return look(self.page, blocks=blocks)
        except Error as error:
            raise LookError("The page does not stand still.", "页面不断跳转，无法查看。") from error

    def at(self, seen: Control | FieldSeen | FormSeen) -> Locator:
        """Find again what a look saw."""
        return locate(self.page, seen)

    def follow(self, control: Control, caption: str = "", zh: str = "") -> Landing:
        """Click something seen, and go past splash and forwarding pages behind it."""
        if control.leads_somewhere:
            self.ask_leave(control.href)
        landing = self.click(self.at(control), caption or f"“{control.words[:40]}”", zh or f"“{control.words[:40]}”")
        return self._past_splash(landing)

    def _past_splash(self, landing: Landing) -> Landing:
        if landing.error or landing.download:
            return landing
        seen = self.look()
        stop_at_wall(landing, seen)
        if len(seen.text) < SPLASH_TEXT and len(seen.shown) <= SPLASH_CONTROLS and not seen.fillable:
            here = self.tab.url
            if self.tab.wait_until(lambda: self.tab.url != here, SPLASH_MS):
                self.tab.settle()
                landing.url, landing.status = self.tab.url, self.tab.status
                seen = self.look()
        stop_at_wall(landing, seen)
        return landing
