"""Who a visitor is between two requests: sessions kept on the server, known by a cookie."""

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

COOKIE = "qh_session"
SIGNED_IN_COOKIE = "qh_signed_in"
"""Readable by the site's own script, so that a restored page can notice that the visitor signed out."""
_MAX_SESSIONS = 5_000
_MAX_DRAFTS = 20


@dataclass(frozen=True, slots=True)
class User:
    """A signed-in visitor."""

    username: str
    name: str

    @property
    def masked_name(self) -> str:
        """The name as the header greets: 张*三."""
        return self.name[0] + "*" * max(1, len(self.name) - 2) + self.name[2:]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rejected form contained, and why it was rejected."""

    typed: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(slots=True)
class Session:
    """What the server knows of one visitor."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    users: dict[str, User] = field(default_factory=dict)
    """Who is signed in, by sign-in system; a sound portal has only one, `portal`."""
    id_token: str = ""
    sign_ins: dict[str, dict[str, str]] = field(default_factory=dict)
    """Sign-ins under way, by their `state`."""
    tickets: set[str] = field(default_factory=set)
    """CSRF tokens of forms that may still be submitted, once each."""
    drafts: OrderedDict[str, Draft] = field(default_factory=OrderedDict)
    is_kept: bool = False
    looks_signed_out: bool = False

    @property
    def user(self) -> User | None:
        """The visitor whom the header greets."""
        return None if self.looks_signed_out else self.users.get("portal")

    def ticket(self) -> str:
        """A new CSRF token, good for one accepted submission."""
        self.is_kept = True
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        return ticket

    def put_aside(self, draft: Draft) -> str:
        """Keep a rejected form until the next page asks for it."""
        self.is_kept = True
        key = secrets.token_urlsafe(8)
        self.drafts[key] = draft
        while len(self.drafts) > _MAX_DRAFTS:
            self.drafts.popitem(last=False)
        return key


def session_of(request: Request) -> Session:
    """The visitor's session; a fresh one when there is none yet."""
    return cast("Session", request.state.session)


def replace_session(request: Request, session: Session) -> None:
    """Go on with another session: after sign-in and sign-out the old id is worthless."""
    request.state.session = session


class SessionMiddleware(BaseHTTPMiddleware):
    """Finds the session of every request and keeps the cookies in step with it."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Answer one request."""
        sent = request.cookies.get(COOKIE)
        request.state.session = before = self._sessions.get(sent or "") or Session()
        response = await call_next(request)
        after = session_of(request)
        if after is not before:
            self._sessions.pop(before.id, None)
        if after.is_kept and after.id not in self._sessions:
            self._sessions[after.id] = after
            if len(self._sessions) > _MAX_SESSIONS:
                self._sessions.popitem(last=False)
        if after.is_kept and after.id != sent:
            response.set_cookie(COOKIE, after.id, httponly=True, samesite="lax")
        elif sent and not after.is_kept:
            response.delete_cookie(COOKIE)
        self._mark_signed_in(request, response, after)
        return response

    def _mark_signed_in(self, request: Request, response: Response, session: Session) -> None:
        marked = SIGNED_IN_COOKIE in request.cookies
        if session.user and not marked:
            response.set_cookie(SIGNED_IN_COOKIE, "1", samesite="lax")
        elif marked and not session.user:
            response.delete_cookie(SIGNED_IN_COOKIE)
