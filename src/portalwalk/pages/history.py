"""The window's history: leaving a page by a real click, going back, and how the page then came to be shown."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error

from portalwalk.browser.tab import Landing
from portalwalk.model.observations import WentBack
from portalwalk.pages.lists import same_page
from portalwalk.pages.snapshot import Control, script
from portalwalk.pages.walk import Walk

MOST_PRESSES = 3
THROWN_FORWARD_MS = 2_000
"""A forwarding page gets this long to throw the visitor forward again."""
ANOTHER_SITE = "data:text/html,<title>another site</title><p>another site"
REASONS_MS = 600
"""The browser's reasons against the back/forward cache come this much after the page."""

_OWN_BLOCKERS = (
    "unload",
    "no-store",
    "websocket",
    "webrtc",
    "broadcastchannel",
    "indexeddb",
    "keepalive",
    "lock",
    "webtransport",
)
"""Reasons that a page itself gives; the browser's own (memory, devtools, time) are left out."""


@dataclass
class History:
    """One window's history, as its visitor makes it."""

    walk: Walk
    trail: list[str] = field(default_factory=list)
    """Addresses that clicks and the address bar led to, in order."""

    def leave(self, control: Control) -> Landing:
        """Click a link, leaving a mark in the page that only a cached page still carries."""
        self.walk.page.evaluate("() => { window.__visited = true; }")
        self.trail.append(self.walk.tab.url)
        return self.walk.follow(control)

    def visit_another_site(self) -> None:
        """Type another address and go back: only then does the browser name what keeps a page out of its cache."""
        home = self.walk.tab.url
        with self.walk.step("visit another site", zh="访问其他网站"):
            self.walk.page.evaluate("() => { window.__visited = true; }")
            self.walk.tab.goto(ANOTHER_SITE)
        self.walk.observe(self.come_back("home-to-other-site", "首页→其他网站", home))

    def come_back(self, case: str, case_zh: str, expected: str, *, new_window: bool = False) -> WentBack:
        """Press Back until the page that was left is there again, or in vain.

        It rests on the pictures of the page that was left, of the page that was opened, and of what Back brought.
        """
        left, on_the_way = self.walk.tab.url, self.walk.last_evidence
        with self.walk.step("go back", zh="后退"):
            if new_window:
                self.walk.tab.close_window()
                here = Landing(self.walk.tab.url)
                went = self._went(case, case_zh, left, expected, here, presses=0, new_window=True)
            else:
                landing, presses = self._press(left, expected)
                went = self._went(case, case_zh, left, expected, landing, presses=presses)
        pictures = dict.fromkeys((*reversed(on_the_way), *self.walk.last_evidence))
        return went.model_copy(update={"evidence": tuple(pictures)})

    def _press(self, left: str, expected: str) -> tuple[Landing, int]:
        landing, presses = Landing(left), 0
        while presses < MOST_PRESSES:
            presses += 1
            landing = self.walk.tab.back()
            if landing.error or self._is_there(expected):
                break
            if not same_page(self.walk.tab.url, left) and not self._is_forwarding():
                break
        return landing, presses

    def _is_there(self, expected: str) -> bool:
        """Whether the expected page is there and stays: a forwarding page would throw one off it again."""
        return _same_address(self.walk.tab.url, expected)

    def _is_forwarding(self) -> bool:
        """Wait a moment on an unexpected page, and see whether it throws the visitor forward."""
        here = self.walk.tab.url
        if len(self.walk.look().text) > 400:
            return False
        moved = self.walk.tab.wait_until(lambda: self.walk.tab.url != here, THROWN_FORWARD_MS)
        self.walk.tab.settle()
        return moved

    def _went(
        self,
        case: str,
        case_zh: str,
        left: str,
        expected: str,
        landing: Landing,
        *,
        presses: int,
        new_window: bool = False,
    ) -> WentBack:
        history = {} if landing.error or new_window else self.how_it_came()
        arrived: bool | None = _same_address(self.walk.tab.url, expected)
        stayed = (
            not landing.error
            and not new_window
            and same_page(self.walk.tab.url, left)
            and not same_page(left, expected)
        )
        status = self.walk.tab.status
        is_error = bool(landing.error) or (status or 200) >= 400
        return WentBack(
            url=left if left.startswith("http") else expected,
            case=case,
            case_zh=case_zh,
            from_url=left,
            expected_url=expected,
            landed_url=self.walk.tab.url,
            arrived=arrived and not is_error,
            error=landing.error,
            presses=presses,
            stayed=stayed,
            passed_over=not (arrived or stayed or landing.error) and self._was_before(expected),
            new_window=new_window,
            from_cache=None if new_window or landing.error else bool(history.get("kept")),
            blockers=_own_reasons(history.get("reasons", [])) if not new_window and not history.get("kept") else (),
            status=status,
        )

    def _was_before(self, expected: str) -> bool:
        """Whether the window now shows a page that was visited before the one expected, or nothing at all."""
        here = self.walk.tab.url
        earlier = [one for one in self.trail if not _same_address(one, expected)]
        return here == "about:blank" or any(_same_address(here, one) for one in earlier)

    def how_it_came(self) -> dict[str, Any]:
        """Say how the page came; why it was not kept in the cache is told a moment after it came."""
        told: dict[str, Any] = {}

        def is_told() -> bool:
            told.update(self.walk.page.evaluate(script("history")))
            return bool(told["kept"] or told["reasons"])

        try:
            self.walk.tab.wait_until(is_told, REASONS_MS)
        except Error:
            return {}  # an error page of the browser: it has no history of its own
        return told


def _same_address(url: str, expected: str) -> bool:
    return url.partition("#")[0] == expected.partition("#")[0] or same_page(url, expected)


def _own_reasons(reasons: list[str]) -> tuple[str, ...]:
    return tuple(sorted({one for one in reasons if any(word in one for word in _OWN_BLOCKERS)}))
