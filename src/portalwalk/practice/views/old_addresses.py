"""Addresses that the link defects lead to; a sound portal has none of them."""

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalwalk.practice.site import Site, page_meta
from portalwalk.practice.spoiling import FAILING, SOFTLY_MISSING, UNDER_CONSTRUCTION


class OldAddresses:
    """Pages that are gone, and how a badly kept site answers for them."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route]:
        """The addresses, each only with its defect."""
        has = self._site.settings.has
        if has("link-broken:server-error"):
            yield Route(FAILING, self.failing)
        if has("link-wrong-target"):
            yield Route(SOFTLY_MISSING, self.softly_missing)
        if has("link-wrong-target:placeholder"):
            yield Route(UNDER_CONSTRUCTION, self.under_construction)
        if has("link-wrong-target:home"):
            yield Route("/qhgk/{name:path}", self.moved_home)

    async def failing(self, _request: Request) -> Response:
        """An error of the server."""
        raise HTTPException(500)

    async def softly_missing(self, request: Request) -> Response:
        """A page that is missing and says so, but is answered as if it were there."""
        return self._text(request, "页面不存在", "抱歉，您访问的页面不存在或已被删除。")

    async def under_construction(self, request: Request) -> Response:
        """A page that was never made."""
        return self._text(request, "网站建设中", "网站建设中，敬请期待！")

    async def moved_home(self, _request: Request) -> Response:
        """A page whose address, like every other in its folder, leads to the home page."""
        return RedirectResponse("/", 302)

    def _text(self, request: Request, title: str, words: str) -> Response:
        return self._site.page(
            request,
            "text.html",
            title=title,
            trail=[(title, "")],
            meta=page_meta(title, "概况信息"),
            paragraphs=(words,),
        )
