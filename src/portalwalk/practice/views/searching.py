"""Site search."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portalwalk.practice.pager import PageOf, page_of
from portalwalk.practice.searchable import CATEGORIES
from portalwalk.practice.site import Site, page_meta
from portalwalk.practice.store import SearchDocument
from portalwalk.practice.textindex import MAX_QUERY_CHARACTERS, highlighted, normalised

PAGE_SIZE = 10
_ALL = "全部"


@dataclass(frozen=True, slots=True)
class Hit:
    """A result as the page shows it."""

    title: Markup
    address: str
    snippet: Markup
    category: str
    source: str
    published: str


class Searching:
    """The result page; the box itself is in the header of every page."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route]:
        """The address of the result page."""
        if not self._site.settings.has("search-missing"):
            yield Route("/search", self.results)

    async def results(self, request: Request) -> Response:
        """A page of results, in categories."""
        query = request.query_params.get("q", "").strip()
        self._break_if_told_to(query)
        found = self._found(query)
        without_talks = self._site.settings.has("message-channel-missing")
        categories = [name for name in CATEGORIES if not (without_talks and name == "互动")]
        counts = {name: sum(hit.category == name for hit in found) for name in categories}
        category = request.query_params.get("category", _ALL)
        shown = found if category not in counts else [hit for hit in found if hit.category == category]
        keeps_query = not self._site.settings.has("search-query-lost")
        return self._site.page(
            request,
            "search.html",
            title="站内搜索",
            trail=[("站内搜索", "/search")],
            meta=page_meta("站内搜索", "站内搜索"),
            query=query if keeps_query else "",
            asked=query,
            tabs=[
                (name, counts.get(name, len(found)), "/search?" + urlencode({"q": query, "category": name}))
                for name in (_ALL, *categories)
            ]
            if query
            else [],
            category=category if category in counts else _ALL,
            page=self._page(request, shown, query) if query else None,
            notice=notice_about(query, len(found)),
        )

    def _page(self, request: Request, shown: list[SearchDocument], query: str) -> PageOf[Hit]:
        page = page_of(request, shown, PAGE_SIZE)
        hits = [self._hit(document, query) for document in page.items]
        return PageOf(hits, page.number, page.last, page.total, page.address)

    def _found(self, query: str) -> list[SearchDocument]:
        settings, store = self._site.settings, self._site.store
        if settings.has("search-misses-published-item:index-off"):
            return []
        if settings.has("search-fragile"):
            self._read_as_expression(query)
        found = store.find(query)
        if settings.has("search-misses-published-item") and found:
            return self._with_titles_eleventh(query, found)
        return found

    def _read_as_expression(self, query: str) -> None:
        """Hand what was typed to the index as it is, where quotes and brackets mean something."""
        try:
            self._site.store.match(query)
        except sqlite3.OperationalError as error:
            raise HTTPException(500) from error

    def _with_titles_eleventh(self, query: str, found: list[SearchDocument]) -> list[SearchDocument]:
        """Rank by date and loose words, as an index without weights for titles does."""
        wanted = normalised(query)
        exact = [document for document in found if wanted in normalised(document.title)]
        loose = [*self._site.store.find(query, any_word=True), *self._site.store.newest()]
        others = [document for document in dict.fromkeys(loose) if document not in exact]
        return [*others[:PAGE_SIZE], *exact, *others[PAGE_SIZE : 3 * PAGE_SIZE]]

    def _break_if_told_to(self, query: str) -> None:
        settings = self._site.settings
        if (
            settings.has("search-misses-published-item:error")
            or (settings.has("search-fragile:blank") and not query)
            or (settings.has("search-fragile:long") and len(query) > MAX_QUERY_CHARACTERS)
        ):
            raise HTTPException(500)

    def _hit(self, document: SearchDocument, query: str) -> Hit:
        is_broken = self._site.settings.has("search-result-broken")
        return Hit(
            highlighted(document.title, query),
            f"/old{document.path}" if is_broken else str(self._site.item_address(document.path)),
            highlighted(snippet(document.body, query), query),
            document.category,
            document.source,
            document.published,
        )


def snippet(body: str, query: str, length: int = 90) -> str:
    """The part of the body around what was searched for."""
    match = re.search(re.escape(query[:8]), body)
    start = max(0, match.start() - 20) if match else 0
    return ("……" if start else "") + body[start : start + length] + ("……" if start + length < len(body) else "")


def notice_about(query: str, found: int) -> str:
    """What the result page says besides the results, if anything."""
    if not query:
        return "请输入要搜索的关键字。"
    if len(query) > MAX_QUERY_CHARACTERS:
        return f"搜索内容过长，仅按前{MAX_QUERY_CHARACTERS}个字搜索。"
    return "" if found else "抱歉，没有找到相关内容，请换个词试试。"
