"""The search on a host of its own: a bare page, and results that its script draws a little later."""

from collections.abc import Iterable
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from portalwalk.practice.marks import SITE_NAME
from portalwalk.practice.pager import page_of
from portalwalk.practice.searchable import CATEGORIES
from portalwalk.practice.site import STATIC_FOLDER, Site
from portalwalk.practice.store import SearchDocument
from portalwalk.practice.textindex import MAX_QUERY_CHARACTERS, highlighted
from portalwalk.practice.views.searching import PAGE_SIZE, notice_about, snippet

_ALL = "全部"
_TITLE_CHARACTERS = 28


class SearchHost:
    """The search as an application beside the portal."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def app(self) -> Starlette:
        """The application that serves it."""
        return Starlette(routes=list(self._routes()))

    def _routes(self) -> Iterable[Route | Mount]:
        yield Route("/", self.page)
        yield Route("/s", self.page)
        yield Route("/api/query", self.query)
        yield Route("/visit/link.do", self.link)
        yield Route("/site.css", self.stylesheet)
        yield Mount("/static", StaticFiles(directory=STATIC_FOLDER))

    async def page(self, _request: Request) -> Response:
        """The page; what is searched for stands in the hash of its address and is never sent with it."""
        page = self._site.templates.get_template("search_host.html")
        return HTMLResponse(page.render(versions=self._site.versions), headers={"Cache-Control": "no-cache"})

    async def query(self, request: Request) -> Response:
        """The results that the script draws."""
        asked = request.query_params.get("q", "").strip()
        found = self._site.store.find(asked)
        counts = {name: sum(hit.category == name for hit in found) for name in CATEGORIES}
        tab = request.query_params.get("tab", _ALL)
        page = page_of(request, [hit for hit in found if tab not in counts or hit.category == tab], PAGE_SIZE)
        answer = {
            "total": page.total,
            "page": page.number,
            "last": page.last,
            "tabs": [{"name": _ALL, "count": len(found)}, *({"name": name, "count": n} for name, n in counts.items())],
            "notice": notice_about(asked, len(found)),
            "items": [_item(document, asked) for document in page.items],
        }
        return JSONResponse(answer, headers={"Cache-Control": "private, no-cache"})

    async def link(self, request: Request) -> Response:
        """Count the visit and go on to what was found: only to the portal's own pages."""
        path = request.query_params.get("url", "")
        if not any(document.path == path for document in self._site.store.newest()):
            raise HTTPException(404)
        return RedirectResponse(self._site.settings.portal_url + path, 302)

    async def stylesheet(self, _request: Request) -> Response:
        """The portal's style sheet."""
        return Response(self._site.assets["css"], media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def _item(document: SearchDocument, asked: str) -> dict[str, str]:
    pairs = _in_pairs(asked[:MAX_QUERY_CHARACTERS])
    is_long = len(document.title) > _TITLE_CHARACTERS
    title = highlighted(document.title[:_TITLE_CHARACTERS], pairs)
    return {
        "title": title + ("…" if is_long else f"_{SITE_NAME}"),
        "href": "/visit/link.do?" + urlencode({"url": document.path}),
        "snippet": highlighted(snippet(document.body, asked), pairs),
        "category": document.category,
        "source": document.source,
        "published": document.published,
    }


def _in_pairs(asked: str) -> str:
    """The query in pieces of two characters, as many highlighters take it: the tags end up inside words."""
    return " ".join(word[start : start + 2] for word in asked.split() for start in range(0, len(word), 2))
