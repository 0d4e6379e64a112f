"""The identity provider: an OpenID Connect server on a host of its own."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from jinja2 import Environment
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from portalwalk.practice.identity.protocol import ALGORITHM, CLIENT_ID, CLIENT_SECRET, challenge
from portalwalk.practice.sessions import User
from portalwalk.practice.settings import PASSWORD, USERNAME, Settings
from portalwalk.practice.site import STATIC_FOLDER

ACCOUNTS: Mapping[str, tuple[str, User]] = {USERNAME: (PASSWORD, User(USERNAME, "张小三"))}
_TOKEN_LIFETIME_SECONDS = 3600
_NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Grant:
    """What an authorization code stands for until it is exchanged."""

    user: User
    parameters: Mapping[str, str]


@dataclass(slots=True)
class Provider:
    """One identity provider: its key, who is signed in there, and what it has granted."""

    issuer: str
    name: str
    cookie: str
    settings: Settings
    templates: Environment
    redirect_uris: tuple[str, ...]
    style: str
    _key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True))
    _visitors: dict[str, User] = field(default_factory=dict)
    _requests: dict[str, dict[str, str]] = field(default_factory=dict)
    _grants: dict[str, Grant] = field(default_factory=dict)
    _tokens: dict[str, User] = field(default_factory=dict)

    def app(self) -> Starlette:
        """The provider as an ASGI application."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/jwks", self.keys),
                Route("/authorize", self.authorize),
                Route("/login", self.login_page),
                Route("/login", self.login, methods=["POST"]),
                Route("/token", self.token, methods=["POST"]),
                Route("/userinfo", self.userinfo),
                Route("/end_session", self.end_session),
                Route("/register", self.register),
                Route("/", self.start),
                Route("/site.css", self.stylesheet),
                Mount("/static", StaticFiles(directory=STATIC_FOLDER)),
            ]
        )

    async def discovery(self, _request: Request) -> Response:
        """Where everything is."""
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/end_session",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [ALGORITHM],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                "scopes_supported": ["openid", "profile"],
            }
        )

    async def keys(self, _request: Request) -> Response:
        """The key that ID tokens are signed with."""
        return JSONResponse(KeySet([self._key]).as_dict(private=False))

    async def authorize(self, request: Request) -> Response:
        """Grant a code to a visitor who is signed in here; ask the others to sign in."""
        parameters = dict(request.query_params)
        if not self._is_sound(parameters):
            return PlainTextResponse("invalid_request", 400)
        user = self._visitors.get(request.cookies.get(self.cookie, ""))
        if user is not None and parameters.get("prompt") != "login":
            return self._granted(user, parameters)
        key = secrets.token_urlsafe(16)
        self._requests[key] = parameters
        return RedirectResponse(f"/login?request={key}", 302)

    async def login_page(self, request: Request) -> Response:
        """The form for name and password."""
        key = request.query_params.get("request", "")
        if key not in self._requests:
            return RedirectResponse("/", 302)
        words = {"wrong": "用户名或密码错误，请重新输入", "busy": "系统繁忙，请稍后再试"}
        return self._page(
            "identity_login.html",
            request_key=key,
            alert=words.get(request.query_params.get("failed", ""), ""),
            username=request.query_params.get("username", "")[:60],
        )

    async def login(self, request: Request) -> Response:
        """Check name and password."""
        typed = await request.form()
        key, username = str(typed.get("request", "")), str(typed.get("username", "")).strip()
        if key not in self._requests:
            return RedirectResponse("/", 303)
        password, user = ACCOUNTS.get(username, ("", None))
        if user is None or not secrets.compare_digest(str(typed.get("password", "")).encode(), password.encode()):
            return self._refused(key, username, "wrong")
        if self.settings.has("login-fails"):
            return self._refused(key, username, "busy")
        response = self._granted(user, self._requests.pop(key))
        visitor = secrets.token_urlsafe(24)
        self._visitors[visitor] = user
        response.set_cookie(self.cookie, visitor, httponly=True, samesite="lax")
        return response

    async def token(self, request: Request) -> Response:
        """Exchange a code for tokens."""
        sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        grant = self._grants.pop(sent.get("code", ""), None)
        is_client = sent.get("client_id") == CLIENT_ID and sent.get("client_secret") == CLIENT_SECRET
        if grant is None or not is_client or sent.get("redirect_uri") != grant.parameters["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400, _NO_STORE)
        if challenge(sent.get("code_verifier", "")) != grant.parameters["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400, _NO_STORE)
        access_token = secrets.token_urlsafe(24)
        self._tokens[access_token] = grant.user
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": grant.user.username,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + _TOKEN_LIFETIME_SECONDS,
            "nonce": grant.parameters["nonce"],
        }
        id_token = jwt.encode({"alg": ALGORITHM, "kid": self._key.kid}, claims, self._key)
        return JSONResponse(
            {
                "access_token": access_token,
                "token_type": "Bearer",
                "expires_in": _TOKEN_LIFETIME_SECONDS,
                "id_token": id_token,
            },
            headers=_NO_STORE,
        )

    async def userinfo(self, request: Request) -> Response:
        """Who the bearer of an access token is."""
        user = self._tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if user is None:
            return JSONResponse({"error": "invalid_token"}, 401)
        return JSONResponse(
            {"sub": user.username, "preferred_username": user.username, "name": user.name}, headers=_NO_STORE
        )

    async def end_session(self, request: Request) -> Response:
        """Sign the visitor out here and send them back."""
        try:
            jwt.decode(request.query_params.get("id_token_hint", ""), self._key, algorithms=[ALGORITHM])
        except (JoseError, ValueError):
            return PlainTextResponse("invalid_request", 400)
        self._visitors.pop(request.cookies.get(self.cookie, ""), None)
        wanted = request.query_params.get("post_logout_redirect_uri", "")
        is_known = wanted.startswith(self.settings.portal_url + "/")
        response = RedirectResponse(wanted if is_known else self.settings.portal_url, 302)
        response.delete_cookie(self.cookie)
        return response

    async def register(self, _request: Request) -> Response:
        """Where an account would be opened."""
        return self._page("identity_register.html")

    async def start(self, _request: Request) -> Response:
        """What a visitor finds who comes here without a request."""
        return self._page("identity_start.html")

    async def stylesheet(self, _request: Request) -> Response:
        """The portal's style sheet: the same authority runs both."""
        return Response(self.style, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    def _is_sound(self, parameters: Mapping[str, str]) -> bool:
        return (
            parameters.get("response_type") == "code"
            and parameters.get("client_id") == CLIENT_ID
            and parameters.get("redirect_uri") in self.redirect_uris
            and "openid" in parameters.get("scope", "").split()
            and parameters.get("code_challenge_method") == "S256"
            and all(parameters.get(name) for name in ("state", "nonce", "code_challenge"))
        )

    def _granted(self, user: User, parameters: Mapping[str, str]) -> RedirectResponse:
        code = secrets.token_urlsafe(24)
        self._grants[code] = Grant(user, parameters)
        answer = urlencode({"code": code, "state": parameters["state"]})
        return RedirectResponse(f"{parameters['redirect_uri']}?{answer}", 303)

    def _refused(self, key: str, username: str, failed: str) -> Response:
        answer = urlencode({"request": key, "failed": failed, "username": username})
        return RedirectResponse(f"/login?{answer}", 303)

    def _page(self, template: str, **values: object) -> Response:
        page = self.templates.get_template(template)
        return HTMLResponse(page.render(provider=self.name, style=self._style_version, **values))

    @property
    def _style_version(self) -> str:
        return str(len(self.style))
