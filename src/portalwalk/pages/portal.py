"""The portal as a journey meets it: what its owner declares, and what was found by looking around."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from urllib.parse import urljoin

from playwright.sync_api import Error

from portalwalk.browser.stops import LookError, WalkStoppedError
from portalwalk.model import portal as declared
from portalwalk.model.observations import ColumnSeen, ItemSeen, PageKind, PageSeen, PortalScouted, SectionSeen
from portalwalk.pages.lists import names_file

MOST_OLDER = 2
OLDER_DAYS = 365
"""Items that only the survey has seen are searched for up to this age (ours): what is older may be archived."""
INDEX_DAYS = 2
"""Items younger than this may not be in a search index yet: they are searched for last (ours)."""


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """An item known to be published, and the column it stands in."""

    title: str
    url: str
    column: str = ""
    published_on: str = ""

    @property
    def seen(self) -> ItemSeen:
        """The item as a list shows it."""
        return ItemSeen(title=self.title, url=self.url, published_on=self.published_on)


@dataclass
class Portal:
    """What scenarios ask for; looking around happens once, when it is first needed."""

    declared: declared.Portal
    look_around: Callable[[], PortalScouted]
    survey: Callable[[], Iterable[PageSeen]] = tuple
    """What the survey, which walks beside the journeys, has seen until now."""
    _stopped: WalkStoppedError | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Address of the home page."""
        return self.declared.url

    @cached_property
    def lay(self) -> PortalScouted:
        """Columns and sections.

        Raises:
            WalkStoppedError: the home page could not be seen.

        """
        if self._stopped is not None:
            raise self._stopped
        try:
            return self.look_around()
        except WalkStoppedError as error:
            self._stopped = error
            raise
        except Error as error:
            said = error.message.partition("\n")[0]
            self._stopped = LookError(f"Looking around failed: {said}", f"门户概览未能完成：{said}")
            raise self._stopped from error

    @property
    def columns(self) -> tuple[ColumnSeen, ...]:
        """Columns with their items, as far as they were found."""
        return self.lay.columns

    @property
    def sections(self) -> tuple[SectionSeen, ...]:
        """Interactive sections: those declared, then those the home page names."""
        return self.lay.sections

    @cached_property
    def surveyed(self) -> tuple[PageSeen, ...]:
        """Pages that the survey had seen for certain when a journey first asked; the same for its second look."""
        return tuple(page for page in self.survey() if page.is_readable)

    def published_items(self, at_most: int) -> tuple[PublishedItem, ...]:
        """Return items to search for: declared ones, else a sample over columns and ages.

        Some more come from columns that only the survey has seen by now.
        """
        if self.declared.search.published:
            return tuple(
                PublishedItem(
                    title=one.title,
                    url=urljoin(self.url, one.url),
                    column=one.column,
                    published_on=one.published_on.isoformat() if one.published_on else "",
                )
                for one in self.declared.search.published[:at_most]
            )
        sample = _sample(self.columns, at_most)
        known = {column.url for column in self.columns}
        return (*sample, *_older(self.surveyed, self.url, known | {item.url for item in sample}))

    def an_article(self) -> str | None:
        """Return the address of one article, or None when no list has any."""
        items = (item for column in self.columns for item in column.items)
        return next((item.url for item in items if item.url and not names_file(item.url)), None)


def _sample(columns: tuple[ColumnSeen, ...], at_most: int) -> tuple[PublishedItem, ...]:
    """Take in turn from each column its newest, its oldest and those between."""
    fresh = (datetime.now(UTC) - timedelta(days=INDEX_DAYS)).date().isoformat()
    queues = [_by_turns([item for item in column.items if not item.published_on > fresh]) for column in columns]
    queues += [[item for item in column.items if item.published_on > fresh] for column in columns]
    names = [column.name for column in columns] * 2
    chosen: dict[str, PublishedItem] = {}
    for turn in range(max(map(len, queues), default=0)):
        for name, queue in zip(names, queues, strict=True):
            if turn < len(queue) and len(chosen) < at_most:
                item = queue[turn]
                chosen.setdefault(item.title, PublishedItem(item.title, item.url, name, item.published_on))
    return tuple(chosen.values())


def _by_turns(items: list[ItemSeen]) -> list[ItemSeen]:
    """Order a list newest, oldest, second newest, second oldest and so on."""
    return [items[number // 2] if number % 2 == 0 else items[-1 - number // 2] for number in range(len(items))]


def _older(surveyed: Iterable[PageSeen], home: str, known: set[str]) -> tuple[PublishedItem, ...]:
    """Take the oldest item of a year from columns that are not known: one whose article the survey opened, too."""
    pages = list(surveyed)
    own = home.rstrip("/") + "/"
    articles = {page.url for page in pages if page.kind is PageKind.ARTICLE and page.url.startswith(own)}
    today = datetime.now(UTC).date()
    first, last = ((today - timedelta(days=days)).isoformat() for days in (OLDER_DAYS, INDEX_DAYS))
    chosen: dict[str, PublishedItem] = {}
    for page in pages:
        if page.kind is not PageKind.COLUMN or page.url in known or len(chosen) >= MOST_OLDER:
            continue
        aged = [one for one in page.items if first <= one.published_on <= last and one.url in articles - known]
        if aged:
            one = min(aged, key=lambda item: item.published_on)
            chosen.setdefault(one.title, PublishedItem(one.title, one.url, page.column, one.published_on))
            known.add(one.url)
    return tuple(chosen.values())
