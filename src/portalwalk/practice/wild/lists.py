"""The columns, each with a list that is built in a way of its own."""

from collections.abc import Iterable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from portalwalk.practice.content.columns import BULLETIN, COLUMNS, DEPARTMENTS, DOCUMENTS, INTERPRETATIONS, MEDIA, NEWS
from portalwalk.practice.content.model import Article, Column
from portalwalk.practice.pager import PageOf
from portalwalk.practice.site import Site, column_meta
from portalwalk.practice.views.information import trail_of
from portalwalk.practice.wild.addresses import narrow
from portalwalk.practice.wild.charset import in_gbk
from portalwalk.practice.wild.session_ids import fresh_session_id

_SIZES = {NEWS.path: 12, DEPARTMENTS.path: 5, BULLETIN.path: 6, DOCUMENTS.path: 6, INTERPRETATIONS.path: 6}
_WRITTEN = (NEWS, DEPARTMENTS, INTERPRETATIONS)
_LINKED = tuple(column for column in COLUMNS if column.path not in _SIZES)
_LINKED_SIZE = 15


class Lists:
    """`index.html`, `index_1.html` …; a list that a script fetches; a list in a frame."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route]:
        """The addresses of the lists."""
        for column in _WRITTEN:
            for path in ("", "index.html", "index_{number:int}.html"):
                yield Route(column.path + path, self.written)
        for column in _LINKED:
            for path in ("", "index.html", "index_{number:int}.html"):
                yield Route(column.path + path, self.linked)
        yield Route(BULLETIN.path, self.fetched)
        yield Route(BULLETIN.path + "list.json", self.rows)
        yield Route(DOCUMENTS.path, self.framed)
        for path in ("list.html", "list_{number:int}.html"):
            yield Route(DOCUMENTS.path + path, self.frame)

    async def written(self, request: Request) -> Response:
        """A list in the page itself, with a pager written by script; one column of them is in GBK."""
        column = next(column for column in _WRITTEN if request.url.path.startswith(column.path))
        page = self._page_of(request, column, "index")
        answer = self._column_page(
            request, f"column_{'blocks' if column is INTERPRETATIONS else 'rows'}.html", column, page
        )
        return in_gbk(answer, is_declared=True) if column is DEPARTMENTS else answer

    async def linked(self, request: Request) -> Response:
        """A list of plain links with its pager in the page; one column of them has session ids in its addresses."""
        column = next(column for column in _LINKED if request.url.path.startswith(column.path))
        page = self._page_of(request, column, "index")
        session_id = fresh_session_id() if column is MEDIA else ""
        return self._column_page(request, "column_linked.html", column, page, session_id=session_id)

    async def fetched(self, request: Request) -> Response:
        """A page whose list arrives a little later."""
        return self._column_page(request, "column_fetched.html", BULLETIN, None)

    async def rows(self, request: Request) -> Response:
        """The rows that its script asks for."""
        size, asked = _SIZES[BULLETIN.path], request.query_params.get("page", "1")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
        articles = self._articles(BULLETIN)
        items = [
            {"title": narrow(article.title), "href": article.path, "date": f"{article.published:%Y-%m-%d}"}
            for article in articles[max(0, number - 1) * size : number * size]
        ]
        answer = {"total": len(articles), "items": items, "more": number * size < len(articles)}
        return JSONResponse(answer, headers={"Cache-Control": "private, no-cache"})

    async def framed(self, request: Request) -> Response:
        """A page with its list in a frame."""
        return self._column_page(request, "column_framed.html", DOCUMENTS, None)

    async def frame(self, request: Request) -> Response:
        """What the frame shows."""
        return self._column_page(request, "frame_list.html", DOCUMENTS, self._page_of(request, DOCUMENTS, "list"))

    def _column_page(
        self, request: Request, template: str, column: Column, page: PageOf[Article] | None, *, session_id: str = ""
    ) -> Response:
        return self._site.page(
            request,
            template,
            title=column.name,
            trail=trail_of(column),
            meta=column_meta(column),
            column=column,
            page=page,
            session_id=session_id,
        )

    def _page_of(self, request: Request, column: Column, name: str) -> PageOf[Article]:
        """The page that the address names: the first has no number, the second has the number 1."""
        articles, size = self._articles(column), _SIZES.get(column.path, _LINKED_SIZE)
        last = max(1, -(-len(articles) // size))
        number = request.path_params.get("number", 0) + 1
        if number > last or request.url.path.endswith("_0.html"):
            raise HTTPException(404)

        def address(wanted: int) -> str:
            return f"{column.path}{name}{f'_{wanted - 1}' if wanted > 1 else ''}.html"

        return PageOf(articles[(number - 1) * size : number * size], number, last, len(articles), address)

    def _articles(self, column: Column) -> Sequence[Article]:
        return self._site.content.listed(column.path)
