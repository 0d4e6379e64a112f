"""What the defects make slow: an address that is answered late, as by a server that has too much to do."""

import asyncio
from dataclasses import dataclass

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from portalwalk.practice.settings import Settings

LATE_S = 3.8
"""Longer than the norm of 3 seconds, with room for a clock that runs differently."""
_SLOW = {"page-slow": "/ldzc/", "page-slow:picture": "/static/banner.svg"}
"""How the address of the slow page or picture ends."""


@dataclass(frozen=True, slots=True)
class Slowness:
    """Answers some addresses late."""

    app: ASGIApp
    endings: tuple[str, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, some of them later than others."""
        if str(scope.get("path", "")).endswith(self.endings):
            await asyncio.sleep(LATE_S)
        await self.app(scope, receive, send)


def slowness(settings: Settings) -> list[Middleware]:
    """What the switched-on defects put in front of the pages; nothing in a sound portal."""
    endings = tuple(end for defect, end in _SLOW.items() if settings.has(defect))
    return [Middleware(Slowness, endings=endings)] if endings else []
