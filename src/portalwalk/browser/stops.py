"""Why a walk stops before its end: for each reason the outcome that blames nobody wrongly."""

from portalwalk.model.outcome import Outcome


class WalkStoppedError(Exception):
    """The walk cannot go on; both texts say why, in words for the report's reader."""

    outcome = Outcome.ERROR

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


class BlockedError(WalkStoppedError):
    """A CAPTCHA, a firewall, a login wall, robots.txt or the safety level stopped the walk."""

    outcome = Outcome.BLOCKED


class LookError(WalkStoppedError):
    """Our time limit, the network or the browser: never held against the portal."""


class WindowLostError(WalkStoppedError):
    """The window is gone with all it knew: crashed, closed by the page, or ended by us. The journey cannot go on."""


class NothingToSeeError(WalkStoppedError):
    """The portal has not got what this journey is about, and need not have it."""

    outcome = Outcome.INAPPLICABLE
