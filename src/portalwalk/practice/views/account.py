"""Sign-in, sign-out and the personal space."""

from collections.abc import Iterable
from secrets import compare_digest

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalwalk.practice.gate import HALL_COOKIE, local_path, sign_in_address
from portalwalk.practice.identity.protocol import RelyingParty, SignedIn, SignInError
from portalwalk.practice.identity.provider import ACCOUNTS
from portalwalk.practice.sections import HALL, SPACE
from portalwalk.practice.sessions import Session, replace_session, session_of
from portalwalk.practice.site import Site, page_meta

CALLBACK = "/login/callback"
HALL_CALLBACK = "/hall/callback"


class Account:
    """Who the visitor is."""

    def __init__(self, site: Site) -> None:
        self._site = site
        settings = site.settings
        self._portal = RelyingParty(settings.identity_url, settings.portal_url + CALLBACK)
        self._hall = RelyingParty(settings.hall_identity_url, settings.portal_url + HALL_CALLBACK)

    def routes(self) -> Iterable[Route]:
        """The addresses of these pages."""
        yield Route("/login", self.login)
        yield Route(CALLBACK, self.callback)
        yield Route("/logout", self.logout)
        yield Route("/logout/done", self.signed_out)
        yield Route(SPACE, self.space)
        if self._site.settings.has("second-login"):
            yield Route("/hall/login", self.hall_login)
            yield Route(HALL_CALLBACK, self.hall_callback)
        if self._site.settings.has("split-identity"):
            yield Route("/mail/login", self.mail_login, methods=["GET", "POST"])

    async def login(self, request: Request) -> Response:
        """Send the visitor to the identity provider."""
        return_to = local_path(request.query_params.get("next", "/"))
        session, again = session_of(request), request.query_params.get("again", "")
        if session.user and not again:
            return RedirectResponse(return_to, 303)
        return RedirectResponse(await self._portal.begin(session, return_to, again), 302)

    async def callback(self, request: Request) -> Response:
        """Take the visitor back from the identity provider."""
        if self._site.settings.has("login-fails:error"):
            raise HTTPException(500)
        signed_in = await self._finished(request, self._portal)
        if self._site.settings.has("login-fails:loop"):
            replace_session(request, Session())
            return RedirectResponse("/login?again=1&next=/", 302)
        # A new session: whoever knew the old id must not be signed in by it.
        session = Session(users={"portal": signed_in.user}, id_token=signed_in.id_token, is_kept=True)
        session.users |= {key: user for key, user in session_of(request).users.items() if key != "portal"}
        session.drafts = session_of(request).drafts
        replace_session(request, session)
        response = RedirectResponse(signed_in.return_to, 303)
        if self._site.settings.has("second-login:cookie-path"):
            # The hall lives at /bsfw/ and never sees a cookie that is bound to its old address.
            path = HALL.path if signed_in.again == "hall" else "/wsbs/"
            response.set_cookie(HALL_COOKIE, session.id, path=path, httponly=True, samesite="lax")
        return response

    async def logout(self, request: Request) -> Response:
        """Sign out here and at the identity provider."""
        session, settings = session_of(request), self._site.settings
        if settings.has("logout-incomplete"):
            session.looks_signed_out = True
        else:
            replace_session(request, Session())
        done = settings.portal_url + "/logout/done"
        if session.id_token and not settings.has("logout-incomplete:identity-kept"):
            done = await self._portal.end_session_address(session.id_token, done)
        response = RedirectResponse(done, 303)
        response.delete_cookie(HALL_COOKIE, path=HALL.path)
        return response

    async def signed_out(self, request: Request) -> Response:
        """Say that the visitor is signed out."""
        return self._site.page(request, "signed_out.html", title="安全退出", trail=[("安全退出", "/logout/done")])

    async def space(self, request: Request) -> Response:
        """The personal space; browsers must not keep it."""
        owner = session_of(request).users.get("portal")
        trail = [("个人中心", SPACE)]
        meta = page_meta("个人中心", "个人中心")
        if owner is None:
            sign_in = sign_in_address(self._site.settings, "space", SPACE)
            return self._site.page(
                request, "sign_in_first.html", title="个人中心", trail=trail, meta=meta, sign_in=sign_in
            )
        page = self._site.page(
            request,
            "space.html",
            title="个人中心",
            trail=trail,
            meta=meta,
            owner=owner,
            submissions=self._site.store.submissions_of(owner.username),
        )
        if not self._site.settings.has("back-reveals-session"):
            page.headers["Cache-Control"] = "no-store"
        return page

    async def hall_login(self, request: Request) -> Response:
        """Send the visitor to the service hall's own identity provider: `second-login`."""
        return_to = local_path(request.query_params.get("next", HALL.path))
        return RedirectResponse(await self._hall.begin(session_of(request), return_to), 302)

    async def hall_callback(self, request: Request) -> Response:
        """Take the visitor back from it."""
        signed_in = await self._finished(request, self._hall)
        session_of(request).users["hall"] = signed_in.user
        return RedirectResponse(signed_in.return_to, 303)

    async def mail_login(self, request: Request) -> Response:
        """The mailbox's own sign-in system: `split-identity`."""
        return_to = local_path(request.query_params.get("next", "/"))
        if request.method == "POST":
            typed = await request.form()
            password, user = ACCOUNTS.get(str(typed.get("username", "")), ("", None))
            if user and compare_digest(str(typed.get("password", "")).encode(), password.encode()):
                session = session_of(request)
                session.is_kept = True
                session.users["mail"] = user
                return RedirectResponse(return_to, 303)
        return self._site.page(
            request,
            "mail_login.html",
            title="市长信箱用户登录",
            trail=[("市长信箱", "/zmhd/szxx/"), ("用户登录", "/mail/login")],
            return_to=return_to,
            failed=request.method == "POST",
        )

    async def _finished(self, request: Request, party: RelyingParty) -> SignedIn:
        parameters = request.query_params
        try:
            return await party.finish(session_of(request), parameters.get("code", ""), parameters.get("state", ""))
        except SignInError as error:
            raise HTTPException(400) from error
