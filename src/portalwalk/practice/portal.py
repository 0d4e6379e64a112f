"""The portal as an ASGI application."""

from collections.abc import Iterator
from datetime import timedelta

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from portalwalk.practice.content import build
from portalwalk.practice.searchable import searchable
from portalwalk.practice.sessions import Session, SessionMiddleware
from portalwalk.practice.settings import Settings
from portalwalk.practice.site import Asset, Site, assembled, templates
from portalwalk.practice.slowness import slowness
from portalwalk.practice.spoiling import spoilt
from portalwalk.practice.store import SearchDocument, Store
from portalwalk.practice.views.account import Account
from portalwalk.practice.views.endless import Endless
from portalwalk.practice.views.files import Files
from portalwalk.practice.views.information import Information
from portalwalk.practice.views.old_addresses import OldAddresses
from portalwalk.practice.views.searching import Searching
from portalwalk.practice.views.service_pages import ServicePages
from portalwalk.practice.views.talks import Talks
from portalwalk.practice.views.writing import Writing
from portalwalk.practice.wild.addresses import rearranged
from portalwalk.practice.wild.parts import wild_middleware, wild_routes

_WORDS = {
    400: ("请求有误", "您的请求无法处理，请返回后重试。"),
    403: ("禁止访问", "您没有权限访问该页面。"),
    404: ("页面不存在", "抱歉，您访问的页面不存在或已被移动。"),
    405: ("请求有误", "您的请求无法处理，请返回后重试。"),
    410: ("页面已过期", "页面已过期，请从首页重新进入。"),
    500: ("系统错误", "系统繁忙，请稍后再试。"),
}
_INDEX_DELAY = timedelta(days=30)


def site_of(settings: Settings, store: Store) -> Site:
    """The site with its content, and the search index filled."""
    content = spoilt(build(settings.today), settings)
    content = rearranged(content) if settings.is_wild else content
    store.index(document for document in searchable(content) if _is_indexed(document, settings))
    assets: dict[Asset, str] = {"css": assembled(settings, "css"), "js": assembled(settings, "js")}
    return Site(settings, content, store, templates(settings), assets)


def portal_app(site: Site) -> Starlette:
    """The application that serves the site."""

    async def failed(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if not hasattr(request.state, "session"):
            request.state.session = Session()
        title, words = _WORDS.get(status, _WORDS[500])
        return site.page(request, "error.html", title=title, trail=[(title, "")], status=status, words=words)

    return Starlette(
        routes=list(_routes(site)),
        middleware=[*slowness(site.settings), Middleware(SessionMiddleware), *wild_middleware(site.settings)],
        exception_handlers={HTTPException: failed, Exception: failed},
    )


def _routes(site: Site) -> Iterator[Route | Mount]:
    """All addresses; the first that fits answers."""
    yield from wild_routes(site) if site.settings.is_wild else Searching(site).routes()
    yield from Endless(site).routes()
    for part in (Information(site), Talks(site), Writing(site), Account(site), ServicePages(site), Files(site)):
        yield from part.routes()
    yield from OldAddresses(site).routes()


def _is_indexed(document: SearchDocument, settings: Settings) -> bool:
    if settings.has("message-channel-missing") and document.category == "互动":
        return False
    if settings.has("search-misses-published-item:absent"):
        return document.published < f"{settings.today - _INDEX_DELAY:%Y-%m-%d}"
    return True
