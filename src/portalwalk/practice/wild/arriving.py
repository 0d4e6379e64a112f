"""Back from the identity provider by several redirects, and who is signed in, for the page's script."""

import secrets
from collections.abc import Iterable
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from portalwalk.practice.gate import local_path
from portalwalk.practice.sessions import session_of
from portalwalk.practice.site import Site
from portalwalk.practice.views.account import CALLBACK, Account

_MAX_TOKENS = 1_000


class Arriving:
    """The end of a sign-in."""

    def __init__(self, site: Site) -> None:
        self._plain = Account(site)
        self._return_addresses: dict[str, str] = {}

    def routes(self) -> Iterable[Route]:
        """The addresses on the way back, and the one that the header's script asks."""
        yield Route("/login", self._plain.login)
        yield Route(CALLBACK, self.callback)
        yield Route("/sso/enter", self.enter)
        yield Route("/user/status.json", self.status)

    async def callback(self, request: Request) -> Response:
        """Sign the visitor in, then go on with a token in the address; it opens nothing but the way back."""
        answer = await self._plain.callback(request)
        token = secrets.token_urlsafe(24)
        self._return_addresses[token] = answer.headers["Location"]
        while len(self._return_addresses) > _MAX_TOKENS:
            self._return_addresses.pop(next(iter(self._return_addresses)))
        answer.headers["Location"] = "/sso/enter?" + urlencode({"token": token, "appCode": "qhportal"})
        return answer

    async def enter(self, request: Request) -> Response:
        """Go on to where the visitor wanted to sign in; a token is good for one time."""
        token = request.query_params.get("token", "")
        return RedirectResponse(local_path(self._return_addresses.pop(token, "/index.html")), 302)

    async def status(self, request: Request) -> Response:
        """The name to greet, or none."""
        user = session_of(request).user
        answer = {"name": user.masked_name if user else ""}
        return JSONResponse(answer, headers={"Cache-Control": "private, no-cache"})
