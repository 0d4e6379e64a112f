"""Addresses with the id of a session in their path, as application servers write them."""

import re
import secrets

from starlette.types import ASGIApp, Receive, Scope, Send

_PARAMETER = re.compile(r";jsessionid=[0-9A-F]{32}$")


def fresh_session_id() -> str:
    """An id that nobody was given before: the same page has another address on every visit."""
    return secrets.token_hex(16).upper()


class SessionIdsInPaths:
    """Reads `/a.html;jsessionid=0A…` as `/a.html`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the id off and go on."""
        if scope["type"] == "http":
            scope["path"] = _PARAMETER.sub("", scope["path"])
        await self._app(scope, receive, send)
