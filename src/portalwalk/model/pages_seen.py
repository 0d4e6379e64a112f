"""The pages of a survey together: each once, found by address, with their columns and the dates of their items."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from portalwalk.model.columns import ColumnClassified, classify, name_of
from portalwalk.model.observations.page_parts import ItemListed
from portalwalk.model.observations.survey import PageKind, PageSeen

FEW = 0.1
"""Share of items (ours) whose dates may be unknown when a list is called outdated: one of them could be the newest."""

_PAGE_KEYS = {"page", "p", "pn", "pageno", "pagenum", "pageindex", "pagenumber", "curpage", "currentpage"}
_LATER_STEM = re.compile(r"(?:(index|list|page|default|p)[_-]?|.+[_-]\d+[_-])(\d{1,4})", re.IGNORECASE)
"""The last part of an address that names a page of a list: `index_1`, `list3`, `node_7032_2`."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """How old the newest item of a list is, and how much of the list could be told."""

    newest: date | None
    """The newest date that is not in the future."""
    title: str
    """Of that item."""
    items: int
    unknown: int
    """Items whose date is not known: without a year in the list, or without a date there and not opened; or in the
    future."""

    def is_fresh(self, today: date, days: int) -> bool:
        """Whether the newest date is at most `days` before `today`."""
        return self.newest is not None and self.newest >= today - timedelta(days=days)

    @property
    def is_known(self) -> bool:
        """Whether enough of the dates are known to call the list outdated."""
        return self.newest is not None and self.unknown <= self.items * FEW


@dataclass(frozen=True, slots=True)
class Column:
    """A column with all its pages that were seen, the first page first."""

    name: str
    place: str
    """Host and path without a page number: the same in the next inspection."""
    pages: tuple[PageSeen, ...]
    has_first_page: bool
    """Whether the page with the newest items is among them."""

    @property
    def first(self) -> PageSeen:
        """Its first page."""
        return self.pages[0]

    @property
    def items(self) -> tuple[ItemListed, ...]:
        """The items of all its pages."""
        return tuple(item for page in self.pages for item in page.items)

    @property
    def kind(self) -> ColumnClassified | None:
        """What it is for; None when that is not known, or no window is known for it."""
        return classify(self.pages)


class PagesSeen:
    """Pages of one survey, each address once; what a browser showed goes before what was sent."""

    def __init__(self, pages: Iterable[PageSeen]) -> None:
        best: dict[str, PageSeen] = {}
        for page in pages:
            key = _address(page.url)
            if key not in best or (page.rendered and not best[key].rendered):
                best[key] = page
        self.all = tuple(best.values())
        self._by_address = {_address(page.asked_url): page for page in self.all} | best
        self._articles: defaultdict[tuple[str, str], list[PageSeen]] = defaultdict(list)
        for page in self.all:
            if page.kind is PageKind.ARTICLE and name_of(page):
                self._articles[_host(page), name_of(page)].append(page)

    def at(self, url: str) -> PageSeen | None:
        """Return the page at an address, also by the address it was asked for."""
        return self._by_address.get(_address(url))

    def of_kind(self, *kinds: PageKind) -> tuple[PageSeen, ...]:
        """Return the pages of these kinds on whose content a verdict may rest."""
        return tuple(page for page in self.all if page.kind in kinds and page.is_readable)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns; pages are one column's when they share its name and either their path or their folder."""
        pages = [page for page in self.all if page.kind is PageKind.COLUMN and page.is_sure and not page.in_frame]
        return tuple(_column(group) for group in _grouped(pages))

    def in_column(self, column: Column) -> tuple[PageSeen, ...]:
        """Return the articles that say they stand in a column of this name on its host."""
        return tuple(self._articles[_host(column.first), column.name]) if column.name else ()

    def is_undated(self, item: ItemListed) -> bool | None:
        """Whether neither the list nor the article dates it; None when its article could not be read."""
        if item.published_on or item.date_said:
            return False
        article = self.at(item.url)
        if article is not None and dates_of(article):
            return False
        return True if article is not None and article.kind is PageKind.ARTICLE and article.is_readable else None

    def shows_no_date(self, item: ItemListed) -> bool | None:
        """Whether a visitor sees no date, whatever tags say: neither in the list nor in the article; None as above."""
        if item.published_on or item.date_said:
            return False
        article = self.at(item.url)
        if article is None or article.kind is not PageKind.ARTICLE or not article.is_readable:
            return None
        return not dates_of(article, "text")

    def upkeep(self, items: Sequence[ItemListed], also: Iterable[PageSeen], today: date) -> Upkeep:
        """Find the newest date among items, the pages they lead to, and further pages."""
        dated: list[tuple[date, str]] = []
        unknown = 0
        for item in items:
            article = self.at(item.url)
            dates = [*([read_date(item.published_on)]), *(dates_of(article) if article else ())]
            past = [day for day in dates if day and day <= today]
            dated += [(day, item.title) for day in past]
            unknown += not past and self.is_undated(item) is not True
        dated += [(day, page.title) for page in also for day in dates_of(page) if day <= today]
        newest, title = max(dated, default=(None, ""), key=lambda one: one[0] or date.min)
        return Upkeep(newest=newest, title=title, items=len(items), unknown=unknown)


def read_date(said: str) -> date | None:
    """Read the day of an ISO date or time; None when it is none."""
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def dates_of(page: PageSeen, *where: str) -> tuple[date, ...]:
    """Return the days that a page gives as its own, by where they stand; a server's `Last-Modified` is none."""
    wanted = where or ("PubDate", "meta", "text", "url")
    days = (read_date(one.at) for one in page.dates if one.where in wanted)
    return tuple(day for day in days if day)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"


def _host(page: PageSeen) -> str:
    return urlsplit(page.url).hostname or ""


def _without_number(url: str) -> tuple[str, bool]:
    """Return the path of a list without its page number, and whether the address is one of a later page."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query)
    kept = sorted(pair for pair in asked if pair[0].lower() not in _PAGE_KEYS)
    is_later = any(key.lower() in _PAGE_KEYS and value not in ("", "0", "1") for key, value in asked)
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    stem = last.partition(".")[0]
    if numbered := _LATER_STEM.fullmatch(stem):
        # index_1 is the second page, index.html the first; list_1 and list_23_1 (of list 23) are first pages.
        counts_from_0 = (numbered[1] or "").lower() in ("index", "default")
        is_later |= int(numbered[2]) > (0 if counts_from_0 else 1)
        path = f"{folder}/{stem[: numbered.start(2)].rstrip('_-')}"
    else:
        path = f"{folder}/{stem}"
    path = re.sub(r"/(?:index|list|page|default|\d{1,4})?$", "", path, flags=re.IGNORECASE)
    return f"{parts.hostname or ''}{path or '/'}{'?' + urlencode(kept) if kept else ''}", is_later


def _grouped(pages: Sequence[PageSeen]) -> list[list[PageSeen]]:
    """Put pages together that share a key with one another; the order stays."""
    groups: list[list[PageSeen]] = []
    by_key: dict[tuple[str, str], list[PageSeen]] = {}
    for page in pages:
        path, _ = _without_number(page.url)
        name = name_of(page)
        folder = f"{_host(page)}{urlsplit(page.url).path.rpartition('/')[0]}/"
        keys = [(name, path), *([(name, folder)] if name else [])]
        known = [by_key[key] for key in keys if key in by_key]
        group = known[0] if known else []
        if not known:
            groups.append(group)
        for other in known[1:]:
            if other is not group:
                group += other
                groups = [one for one in groups if one is not other]
                by_key.update({key: group for key, value in by_key.items() if value is other})
        group.append(page)
        by_key.update(dict.fromkeys(keys, group))
    return groups


def _column(pages: list[PageSeen]) -> Column:
    ordered = sorted(pages, key=lambda page: (_without_number(page.url)[1], page.depth < 0, page.depth, page.url))
    place, is_later = _without_number(ordered[0].url)
    return Column(name=name_of(ordered[0]), place=place, pages=tuple(ordered), has_first_page=not is_later)
